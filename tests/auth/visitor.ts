interface Kept {
  value: string;
  attributes: string;
}

/** Somebody with a browser: keeps cookies for each site and follows redirects when asked to. */
export class Visitor {
  private readonly jars = new Map<string, Map<string, Kept>>();

  constructor(
    private readonly home: string,
    private readonly address = "203.0.113.7",
  ) {}

  /** A cookie of the home site, with how it was set. */
  cookie(name: string): Kept | undefined {
    return this.jar(this.home).get(name);
  }

  /** Brings a stolen or old cookie along. */
  bring(name: string, value: string): void {
    this.jar(this.home).set(name, { value, attributes: "" });
  }

  private jar(origin: string): Map<string, Kept> {
    const jar = this.jars.get(origin) ?? new Map<string, Kept>();
    this.jars.set(origin, jar);
    return jar;
  }

  async send(place: string, form?: Record<string, string>): Promise<Response> {
    return this.ask(place, form ? { method: "POST", body: new URLSearchParams(form) } : {});
  }

  /** Asks as the pages' own code does, with any body and headers. */
  async ask(place: string, { headers, ...init }: RequestInit & { headers?: Record<string, string> }) {
    const url = new URL(place, this.home);
    const jar = this.jar(url.origin);
    const response = await fetch(url, {
      redirect: "manual",
      ...init,
      headers: {
        ...headers,
        cookie: [...jar].map(([name, { value }]) => `${name}=${value}`).join("; "),
        "x-forwarded-for": this.address,
      },
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = "", ...attributes] = line.split("; ");
      const [name = "", value = ""] = [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)];
      if (value) jar.set(name, { value, attributes: attributes.join("; ") });
      else jar.delete(name);
    }
    return response;
  }

  /** Follows redirects until something else comes. @returns the last answer and its address */
  async follow(place: string, form?: Record<string, string>): Promise<{ response: Response; url: URL }> {
    let url = new URL(place, this.home);
    let response = await this.send(url.href, form);
    for (let hops = 0; response.headers.get("location") && hops < 12; hops++) {
      url = new URL(response.headers.get("location")!, url);
      response = await this.send(url.href);
    }
    return { response, url };
  }

  private async csrfToken(): Promise<string> {
    return (await (await this.send("/api/auth/csrf")).json()).csrfToken;
  }

  /** Sends the sign-in form. @returns where it leads: the way back, or the sign-in page with its error */
  async signIn(email: string, password: string, more: Record<string, string> = {}): Promise<URL> {
    const csrfToken = await this.csrfToken();
    const form = { email, password, csrfToken, json: "true", callbackUrl: "/managers", ...more };
    const { url } = await (await this.send("/api/auth/callback/credentials", form)).json();
    return new URL(url, this.home);
  }

  /** Presses the single sign-on button. @returns the provider's address to go to */
  async startSingleSignOn(): Promise<URL> {
    const csrfToken = await this.csrfToken();
    const answer = await this.send("/api/auth/signin/oidc", { csrfToken, json: "true", callbackUrl: "/managers" });
    return new URL((await answer.json()).url);
  }

  async signOut(): Promise<void> {
    await this.send("/api/auth/signout", { csrfToken: await this.csrfToken(), json: "true" });
  }

  /** What the product knows of the session behind the cookie; undefined when there is none any more. */
  async session(): Promise<{ viewer: { email: string; role: string } } | undefined> {
    return (await (await this.send("/api/auth/session")).json()).live;
  }
}
