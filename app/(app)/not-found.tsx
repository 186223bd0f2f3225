import { getTranslations } from "next-intl/server";
import { NotFoundState } from "../_components/ui/not-found-state.tsx";

/** A page whose subject does not exist, or is not the viewer's to see: the two look the same. */
export default async function NotFound() {
  const t = await getTranslations("ui");
  return (
    <NotFoundState title={t("subjectNotFoundTitle")} body={t("subjectNotFoundBody")} href="/" back={t("backToStart")} />
  );
}
