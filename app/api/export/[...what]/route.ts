import { createContext } from "@/server/api/context.ts";
import { exportAnswer } from "@/server/api/export-answer.ts";

export const GET = async (request: Request, { params }: { params: Promise<{ what: string[] }> }) =>
  exportAnswer(await createContext(), new URL(request.url), (await params).what);
