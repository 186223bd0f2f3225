"use client";

import { createContext, type ReactNode, use, useMemo } from "react";
import type { Permission } from "@/server/auth/permissions.ts";

interface Known {
  readonly rights: readonly Permission[];
  readonly isUnlinkedManager: boolean;
}

const Rights = createContext<Known>({ rights: [], isUnlinkedManager: false });

/** Rights of whoever looks, so that a part of a page is not asked for where it would be refused. The server decides. */
export function ViewerRights({ rights, isUnlinkedManager, children }: Known & { children: ReactNode }) {
  const known = useMemo(() => ({ rights, isUnlinkedManager }), [rights, isUnlinkedManager]);
  return <Rights value={known}>{children}</Rights>;
}

/** Whether the viewer has a right at all, however far it reaches. */
export const useMay = (permission: Permission): boolean => use(Rights).rights.includes(permission);

/** Whether this is a manager's own account that was linked to no manager yet: it reads nothing. */
export const useIsUnlinkedManager = (): boolean => use(Rights).isUnlinkedManager;
