/** One answer that a browser got, with the cookies that came with it. */
export interface Visited {
  readonly url: string
  readonly status: number
  readonly headers: Headers
  readonly setCookies: readonly string[]
  readonly text: string
}

interface Sent {
  readonly method?: string
  readonly headers?: Record<string, string>
  readonly body?: string
  /** The last answer is the redirect itself. */
  readonly stay?: boolean
}

/**
 * A browser as far as logging in goes: it keeps cookies by host, follows redirects, and reaches each origin where it
 * really listens, as through the proxy that ends TLS.
 */
export const aBrowser = (reach: (origin: string) => string) => {
  const jar = new Map<string, Map<string, string>>()
  const visited: Visited[] = []

  const cookiesFor = (origin: string): Map<string, string> => {
    const cookies = jar.get(origin) ?? new Map<string, string>()
    jar.set(origin, cookies)
    return cookies
  }

  const take = (origin: string, setCookies: readonly string[]): void => {
    for (const cookie of setCookies) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      const gone = value === '' || /expires=Thu, 01 Jan 1970|max-age=0/i.test(cookie)
      if (gone) cookiesFor(origin).delete(name)
      else cookiesFor(origin).set(name, value)
    }
  }

  const fetchOnce = async (url: URL, { method = 'GET', headers = {}, body }: Sent): Promise<Visited> => {
    const cookie = [...cookiesFor(url.origin)].map(([name, value]) => `${name}=${value}`).join('; ')
    const reply = await fetch(`${reach(url.origin)}${url.pathname}${url.search}`, {
      method, redirect: 'manual', headers: { ...headers, ...(cookie && { cookie }) }, ...(body !== undefined && { body }),
    })
    const answer = {
      url: url.href, status: reply.status, headers: reply.headers, setCookies: reply.headers.getSetCookie(), text: await reply.text(),
    }
    take(url.origin, answer.setCookies)
    visited.push(answer)
    return answer
  }

  const go = async (address: string, sent: Sent = {}): Promise<Visited> => {
    let url = new URL(address)
    let answer = await fetchOnce(url, sent)
    while (!sent.stay && answer.status >= 300 && answer.status < 400) {
      url = new URL(answer.headers.get('location') ?? '', url)
      answer = await fetchOnce(url, {})
    }
    return answer
  }

  return {
    go,
    jar,
    /** Every answer that it got, in their order. */
    visited,
    /** Presses the button of an employee on the issuer's page. */
    choose: (page: Visited, employee: string, stay = false): Promise<Visited> => {
      const action = /action="([^"]+)"/.exec(page.text)?.[1] ?? ''
      return go(new URL(action, page.url).href, {
        method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ employee }).toString(), stay,
      })
    },
  }
}

export type ABrowser = ReturnType<typeof aBrowser>
