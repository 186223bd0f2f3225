import { healthAnswer } from "@/server/api/health-answer.ts";

export const dynamic = "force-dynamic";

export const GET = () => healthAnswer();
