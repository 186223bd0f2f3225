"use client";

import { createContext, type ReactNode, use } from "react";
import type { Permission } from "@/server/auth/permissions.ts";

const Rights = createContext<readonly Permission[]>([]);

/** Rights of whoever looks, so that a part of a page is not asked for where it would be refused. The server decides. */
export function ViewerRights({ rights, children }: { rights: readonly Permission[]; children: ReactNode }) {
  return <Rights value={rights}>{children}</Rights>;
}

/** Whether the viewer has a right at all, however far it reaches. */
export const useMay = (permission: Permission): boolean => use(Rights).includes(permission);
