import Link from "next/link";
import { EmptyState } from "./empty-state.tsx";
import { PageHeader } from "./page-header.tsx";

/** Nothing stands under this address, or nothing that the viewer may see; and where to go on. */
export const NotFoundState = ({
  title,
  body,
  href,
  back,
}: {
  title: string;
  body: string;
  href: string;
  back: string;
}) => (
  <>
    <PageHeader title={title} />
    <EmptyState
      title={body}
      action={
        <Link href={href} className="text-accent underline underline-offset-4">
          {back}
        </Link>
      }
    />
  </>
);
