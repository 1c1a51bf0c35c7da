interface PolicyFactory {
  createPolicy: (name: string, rules: { createScriptURL: (url: string) => string }) => unknown
}

/**
 * A worker has a policy of its own under the demo's Content-Security-Policy: the API's worker may start scripts of its
 * own origin (the engine's worker) and nothing else. To be called before the first of them is started.
 */
export function trustOwnScripts(): void {
  const { trustedTypes, location } = globalThis as unknown as {
    readonly trustedTypes?: PolicyFactory
    readonly location: { readonly origin: string }
  }
  trustedTypes?.createPolicy('default', {
    createScriptURL(url) {
      if (new URL(url, location.origin).origin === location.origin) return url
      throw new TypeError('A script of another origin was refused by the policy of the demo')
    },
  })
}
