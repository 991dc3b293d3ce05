import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { barriers } from './barriers.ts'
import { sampleInBrowser } from './sample-in-browser.ts'

const { open } = sampleInBrowser(43_260)

/** Pictures of what a test has come to, for whoever wants to look: MUSTER_SHOTS=folder. */
const SHOTS = process.env.MUSTER_SHOTS

describe('TL4, TL6: the toll through time and in cells', () => {
  const asOf = async (page: Page): Promise<void> => {
    for (const date of [0, 1]) await page.locator('input[type=date]').nth(date).fill('2021-01-05')
    await page.waitForFunction(() => document.querySelector('.blocks')?.getAttribute('aria-busy') === 'false')
  }
  const killed = (page: Page): Locator =>
    page.locator('.toll li', { has: page.getByRole('heading', { name: 'killed · servicemen · Armenia', exact: true }) })

  for (const width of [1440, 390])
    it(`leads from each place and month to the sentences of that cell, at ${width}`, async () => {
      const { page, wrong } = await open(width)
      await asOf(page)
      await killed(page).getByText('Through time, by month, by place').click()
      const cell = killed(page).locator('.cells li', { hasText: 'November 2020' })
      await cell.getByRole('button', { name: /^at least 14/u }).focus()
      await page.keyboard.press('Enter')
      const drawer = page.getByRole('dialog')
      await drawer.getByText('the answer rests on this').first().waitFor()
      assert.equal(
        await drawer.locator('.why-says').innerText(),
        'servicemen of Armenia killed, in 2020-11: at least 14.',
      )
      assert.deepEqual(await drawer.locator('mark').allInnerTexts(), ['fourteen in mid to late November'])
      await page.keyboard.press('Escape')
      await drawer.waitFor({ state: 'detached' })
      await barriers(page, `cells of the toll at ${width}`)
      await page.context().close()
      assert.deepEqual(wrong, [])
    })

  for (const width of [1440, 390])
    it(`leads from each part of a row to its own sentence, at ${width}`, async () => {
      const { page, wrong } = await open(width)
      await asOf(page)
      const part = killed(page).locator('.parts li', { hasText: '27 December 2020' })
      await barriers(page, `parts of the toll at ${width}`)
      if (SHOTS) await killed(page).screenshot({ path: `${SHOTS}/parts-${width}.png` })
      await part.getByRole('link', { name: /^6 /u }).focus()
      await page.keyboard.press('Enter')
      await page.locator('mark.current, [aria-current] mark, mark', { hasText: 'six' }).first().waitFor()
      await page.context().close()
      assert.deepEqual(wrong, [])
    })

  it('says that nothing is known now of a row whose figures count in another, and leads there', async () => {
    const { page, wrong } = await open()
    const [row, other] = ['toll/killed/Armenia/servicemen', 'toll/killed/Armenia/civilians']
    await page.route('**/api/toll-series**', async (route) => {
      const answer = await route.fetch()
      const series = (await answer.json()) as { id: string; points: object[] }[]
      const emptied = { asKnownNow: null, goneNow: [{ claim: 'c', replacedBy: ['d'], row: other }] }
      await route.fulfill({
        response: answer,
        json: series.map((each) =>
          each.id === row ? { ...each, points: each.points.map((point) => ({ ...point, ...emptied })) } : each,
        ),
      })
    })
    await asOf(page)
    await killed(page).getByText('Through time, by month, by place').click()
    const now = killed(page).locator('tbody td').nth(1)
    await now.getByText('nothing known now replaced since').waitFor()
    assert.equal(await now.getByRole('button').count(), 1)
    await now.getByRole('button', { name: /^see civilians/u }).click()
    await page.getByRole('dialog').getByText('civilians of Armenia killed: at least 1').waitFor()
    await page.keyboard.press('Escape')
    await barriers(page, 'a row of the toll that was emptied')
    if (SHOTS) await killed(page).screenshot({ path: `${SHOTS}/emptied.png` })
    await page.setViewportSize({ width: 390, height: 900 })
    await barriers(page, 'a row of the toll that was emptied, at 390')
    if (SHOTS) await killed(page).screenshot({ path: `${SHOTS}/emptied-390.png` })
    await page.context().close()
    assert.deepEqual(wrong, [])
  })
})
