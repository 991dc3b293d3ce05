import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sampleInBrowser } from './sample-in-browser.ts'

const sample = sampleInBrowser(43_270)

describe('the search in a browser', () => {
  it('finds pages and claims from the keyboard, keeps the words out of every address, and forgets them', async () => {
    const { page, wrong } = await sample.open()
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await page.getByRole('link', { name: 'Search' }).press('Enter')
    await page.waitForFunction(() => document.activeElement?.id === 'search-words')
    await page.keyboard.type('captiv flown')
    await page.keyboard.press('Enter')
    await page
      .getByRole('status')
      .filter({ hasText: /\d+ found/u })
      .waitFor()
    await page.locator('.found a').first().focus()
    await page.keyboard.press('Enter')
    await page.waitForSelector('.page-text')
    assert.ok([...asked, page.url()].every((address) => !address.includes('captiv')))
    await page.goBack()
    assert.equal(await page.locator('#search-words').inputValue(), '')
    await page.locator('#search-words').fill('no such word anywhere')
    await page.keyboard.press('Enter')
    await page.getByText('Nothing has these words.').waitFor()
    assert.deepEqual(wrong, [])
  })

  it('shows what it finds in the direction of its own script', async () => {
    const { page, wrong } = await sample.open()
    const added = await fetch(new URL('/api/sources', sample.address), {
      method: 'POST',
      headers: { authorization: `Bearer ${sample.address.split('#key=')[1]}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        text: 'أسرى مختلقون لاختبار\n\nهذا نص مختلق لاختبار البحث فقط.',
        name: 'أسرى مختلقون.txt',
      }),
    })
    assert.equal(added.status, 200)
    await page.evaluate(() => location.assign('#/search'))
    await page.locator('#search-words').fill('اسري')
    await page.keyboard.press('Enter')
    const hit = page.locator('.found .page-title').first()
    await hit.waitFor()
    assert.equal(await hit.evaluate((element) => getComputedStyle(element).direction), 'rtl')
    assert.deepEqual(wrong, [])
  })
})
