import { receiveImportFile } from "@/server/api/receive-import-file.ts";

export const POST = receiveImportFile;
