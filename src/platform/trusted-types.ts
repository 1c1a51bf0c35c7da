/**
 * The first module the page runs. It installs the one Trusted Types policy of the app and stops zod from
 * probing `new Function`, which a strict Content-Security-Policy reports as a violation.
 *
 * The policy is named `default`, so it also judges what libraries hand to a DOM sink: no markup at all,
 * and scripts (workers, the service worker) from this origin only.
 */
import { config } from 'zod'

interface PolicyRules {
  createHTML: (html: string) => string
  createScriptURL: (url: string) => string
}

interface PolicyFactory {
  createPolicy: (name: string, rules: PolicyRules) => unknown
}

/** Text passes, markup is refused. */
export function refuseMarkup(html: string): string {
  if (html.includes('<')) throw new TypeError('Markup was refused by the page policy')
  return html
}

/** Only a script of `origin` may be loaded. */
export function sameOriginScript(url: string, origin: string): string {
  if (new URL(url, origin).origin !== origin)
    throw new TypeError('A script of another origin was refused by the page policy')
  return url
}

config({ jitless: true })

const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes
factory?.createPolicy('default', {
  createHTML: refuseMarkup,
  createScriptURL: (url) => sameOriginScript(url, globalThis.location.origin),
})
