"use client";

export function StudioView({ code }: { code: string; seesPay: boolean }) {
  return <p>{code}</p>;
}
