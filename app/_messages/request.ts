import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { localeFrom } from "../_components/frame/preferences.ts";

/** The reader's language: their choice, else what their browser asks for. No language lives in the address. */
export default getRequestConfig(async () => {
  const locale = localeFrom((await cookies()).get("locale")?.value, (await headers()).get("accept-language"));
  const messages = locale === "zh-CN" ? (await import("./zh-CN.json")).default : (await import("./en.json")).default;
  return { locale, messages, timeZone: "UTC" };
});
