import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** WCAG 2.2 A and AA by axe, and no sideways scrolling. */
export async function barriers(page: Page, where: string): Promise<void> {
  await page.evaluate(AXE)
  const found = await page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: {
        run: (
          context: unknown,
          options: unknown,
        ) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>
      }
    }
    const { violations } = await axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    })
    return violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html.slice(0, 160)}`)
  })
  assert.deepEqual(found, [], where)
  assert.equal(
    await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth),
    true,
    `${where} scrolls sideways`,
  )
}

/** The same wide and narrow, and narrow from right to left. `step`: what is done first each time. */
export async function barriersEachWay(page: Page, where: string, step?: () => Promise<unknown>): Promise<void> {
  for (const [width, dir] of [
    [1440, 'ltr'],
    [390, 'ltr'],
    [390, 'rtl'],
  ] as const) {
    await page.setViewportSize({ width, height: 900 })
    await page.evaluate((way) => document.documentElement.setAttribute('dir', way), dir)
    await step?.()
    await barriers(page, `${where} at ${width}, ${dir}`)
  }
}
