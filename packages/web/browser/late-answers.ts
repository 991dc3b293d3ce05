import type { Page } from 'playwright-core'

/** Answers of the server that wait until they are let come. */
export interface LateAnswers {
  readonly come: () => Promise<void>
  readonly hold: () => Promise<void>
}

/** Holds what the page is answered of what `holds` says, as a slow machine does. */
export async function lateAnswers(page: Page, holds: (method: string, path: string) => boolean): Promise<LateAnswers> {
  let gate = Promise.withResolvers<void>()
  const under = new Set<Promise<unknown>>()
  await page.route('**/api/**', (route) => {
    const request = route.request()
    if (!holds(request.method(), new URL(request.url()).pathname)) return route.continue()
    const done = gate.promise.then(() => route.continue()).then(() => request.response())
    under.add(done)
    // A page that is closed with an answer under way fails nobody: `come` tells of those it waits for.
    return done.catch(() => null)
  })
  return {
    come: async () => {
      gate.resolve()
      await Promise.all(under)
      // Two frames: what came is drawn, and what hangs on it has run.
      await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
    },
    hold: async () => {
      gate = Promise.withResolvers()
    },
  }
}
