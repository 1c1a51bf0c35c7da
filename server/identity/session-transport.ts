import type { DeskConfig } from '../ports.ts'

/**
 * How a session token travels between the page and the desk. The server uses an HttpOnly cookie;
 * the demo, whose API lives inside the page's own worker, keeps it there.
 */
export interface SessionTransport {
  read(request: Request): string | null
  /** Header fields that hand the token over, or take it back where `token` is null. */
  write(token: string | null, maxAgeSeconds: number): Record<string, string>
}

/** HttpOnly, SameSite=Strict; `__Host-` and Secure wherever the desk is reached by https. */
export function cookieTransport(config: Pick<DeskConfig, 'secureCookies'>): SessionTransport {
  const name = config.secureCookies ? '__Host-kyt_session' : 'kyt_session'
  const flags = `Path=/; HttpOnly; SameSite=Strict${config.secureCookies ? '; Secure' : ''}`
  return {
    read(request) {
      const cookies = request.headers.get('cookie') ?? ''
      for (const pair of cookies.split(';')) {
        const [key, value] = pair.trim().split('=')
        if (key === name && value) return value
      }
      return null
    },
    write: (token, maxAgeSeconds) => ({
      'set-cookie': `${name}=${token ?? ''}; ${flags}; Max-Age=${token === null ? 0 : maxAgeSeconds}`,
    }),
  }
}
