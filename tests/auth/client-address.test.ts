import { describe, expect, it } from "vitest";
import { clientAddress } from "@/server/auth/client-address.ts";

const from = (header: string | undefined, proxies = 0) => clientAddress({ "x-forwarded-for": header }, proxies);

describe("the address of a request", () => {
  it("is what our own server saw, whatever the client claims", () => {
    expect(from("1.2.3.4, 203.0.113.7")).toBe("203.0.113.7");
  });

  it("is what our own proxy saw when there is one", () => {
    expect(from("1.2.3.4, 203.0.113.7, 10.0.0.1", 1)).toBe("203.0.113.7");
  });

  it("is unknown without any trace", () => {
    expect(from(undefined)).toBe("unknown");
  });

  it("takes the leftmost entry when there are fewer than proxies", () => {
    expect(from("203.0.113.7", 2)).toBe("203.0.113.7");
  });

  it("reads an IPv4 address in IPv6 clothes as IPv4", () => {
    expect(from("::ffff:203.0.113.7")).toBe("203.0.113.7");
  });

  it("counts an IPv6 network of a customer as one", () => {
    expect(from("2001:db8:1:2:aaaa::1")).toBe(from("2001:db8:1:2:bbbb:cccc:dddd:eeee"));
    expect(from("2001:db8:1:2::1")).not.toBe(from("2001:db8:1:3::1"));
    expect(from("2001:db8::1")).toBe("2001:db8:0:0::/64");
  });
});
