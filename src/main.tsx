import '#src/platform/trusted-types.ts'

/**
 * Boot in order: the page's policies, in the demo the embedded API, then the app. The app is imported late on
 * purpose: its modules build schemas as they load, and the policies must be in force before that.
 */
async function boot(): Promise<void> {
  if (__DEMO__) {
    const { startDemo } = await import('#mocks/browser.ts')
    await startDemo()
  }
  const { renderApp } = await import('#src/app/render.tsx')
  await renderApp()
}

boot().catch((error: unknown) => {
  const text = document.getElementById('boot-text')
  if (text)
    text.textContent = `KYT Desk could not start: ${error instanceof Error ? error.message : String(error)}`
  throw error
})
