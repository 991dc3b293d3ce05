import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { barriers } from './barriers.ts'
import { lateAnswers } from './late-answers.ts'
import { sampleInBrowser } from './sample-in-browser.ts'

const { open } = sampleInBrowser(43_240)

/** Pictures of what a test has come to, for whoever wants to look: MUSTER_SHOTS=folder. */
const SHOTS = process.env.MUSTER_SHOTS
const shot = async (page: Page, name: string): Promise<void> => {
  const part = page.locator(name.startsWith('terms') ? '.duty-panel' : '.block.estimates')
  if (SHOTS) await part.screenshot({ path: `${SHOTS}/${name}.png` })
}

const { lists, histories } = JSON.parse(
  readFileSync(new URL('../../../cases/estimates/new-orleans-5.json', import.meta.url), 'utf8'),
) as { lists: readonly string[]; histories: Readonly<Record<string, number>> }
const TABLE = [[...lists, 'count'], ...Object.entries(histories).map(([bits, n]) => [...bits, n])]
  .map((cells) => cells.join(','))
  .join('\n')

/** Opens the estimates by keyboard and gives the table to the form. */
async function giveTable(page: Page): Promise<void> {
  await page.locator('.ask-estimate > summary').focus()
  await page.keyboard.press('Enter')
  const file = { name: 'lists.csv', mimeType: 'text/csv', buffer: Buffer.from(TABLE) }
  await page.locator('.ask-estimate input[type=file]').setInputFiles(file)
}

/** Opens the first duty of the register and the form for a term of it, by keyboard. */
async function openTerms(page: Page): Promise<void> {
  await page.locator('.open-duty').first().focus()
  await page.keyboard.press('Enter')
  await page.locator('.record-term > summary').focus()
  await page.keyboard.press('Enter')
}

describe('OB11: an undertaking of which the page does not say whose it is', () => {
  it('is said to be nobody’s in review, and stands below the duties once it is accepted', async () => {
    const { page, wrong } = await open()
    await page.evaluate(() => location.assign('#/inbox'))
    await page
      .getByLabel('Or paste its text')
      .fill('Pledge\n\nPublished 5 January 2021\n\nThey pledged to hand over the maps of minefields.\n')
    await page.getByRole('button', { name: 'Add text' }).click()
    await page.locator('.progress li[data-state=done]').waitFor()
    await page.getByRole('link', { name: 'Pledge' }).click()
    const card = page.locator('.card[data-kind=undertaking]')
    await card.locator('.of-whom', { hasText: 'Of whom is not said' }).waitFor()
    await barriers(page, 'an undertaking of nobody, in review')
    await card.locator('.card-head').click()
    await page.keyboard.press('a')
    await page.locator('.card[data-verdict=accepted]').waitFor()
    await page.evaluate(() => location.assign('#/register'))
    const open11 = page.locator('.open-undertakings li', { hasText: 'of whom is not said' })
    await open11.waitFor()
    await barriers(page, 'an undertaking of nobody, in the register')
    await open11.getByRole('button').click()
    await page.getByRole('dialog').getByText('They pledged to hand over the maps of minefields').waitFor()
    await page.context().close()
    assert.deepEqual(wrong, [])
  })
})

describe('terms of a duty in the register', () => {
  it('are recorded with a reason, move the state at once, and can be taken back', async () => {
    const { page, wrong } = await open()
    await openTerms(page)
    const form = page.locator('.record-term form')
    await form.getByLabel('What is said').selectOption('benchmark')
    await form.getByRole('textbox', { name: 'Day' }).fill('10 January 2021')
    await form.getByLabel('Reason').fill('two months are enough')
    await page.keyboard.press('Enter')
    const term = page.locator('.terms li', { hasText: 'two months are enough' })
    await term.waitFor()
    await shot(page, 'terms-1440')
    await barriers(page, 'terms at 1440')
    await term.getByRole('button', { name: /^Take back the term of entry/u }).click()
    await term.waitFor({ state: 'detached' })
    await page.getByText(/^The term of entry \d+ is taken back\.$/u).waitFor()
    assert.equal(await page.getByText(/^Recorded as entry/u).count(), 0, 'what was taken back is not called recorded')
    await page.waitForFunction(() => document.activeElement?.matches('.record-term > summary'))
    assert.deepEqual(wrong, [])
  })

  it('that say what became of it rest on a claim, and need no reason', async () => {
    const { page, wrong } = await open()
    await openTerms(page)
    const form = page.locator('.record-term form')
    await form.locator('option[value=act]').waitFor({ state: 'attached' })
    await form.getByLabel('What is said').selectOption('act')
    await form.getByLabel('What was done').selectOption('no-bearing')
    assert.ok((await form.getByLabel('Claim whose sentence says so').locator('option').count()) > 0)
    await form.getByRole('button', { name: 'Record' }).click()
    await page.getByText(/^Recorded as entry \d+\.$/u).waitFor()
    const term = page.locator('.terms li').last()
    await term.getByRole('button', { name: /^Take back the term of entry/u }).click()
    await page.getByText(/^The term of entry \d+ is taken back\.$/u).waitFor()
    assert.deepEqual(wrong, [])
  })

  for (const width of [1440, 390])
    it(`that read whom it covers stand side by side, by whoever reads it so, at ${width}`, async () => {
      const { page, wrong } = await open(width)
      await openTerms(page)
      const form = page.locator('.record-term form')
      const rival = async (name: string, party: string, choose: (scopes: Locator) => Promise<unknown>) => {
        await form.getByLabel('What is said').selectOption('reading')
        await form.getByLabel('Name of this reading').fill(name)
        await form.getByLabel('Who reads it so').selectOption(party)
        const scopes = form.getByRole('group', { name: 'Whom this reading covers, figure by figure' })
        await scopes.getByRole('combobox').first().waitFor()
        await choose(scopes)
        await form.getByLabel('Reason').fill(`${party} reads it so`)
        await barriers(page, `the form for a reading at ${width}`)
        await shot(page, `terms-reading-${width}`)
        await form.getByLabel('Reason').press('Enter')
        await page.locator('.readings > li', { hasText: name }).waitFor()
      }
      await rival('everybody held', 'Armenia', (scopes) => scopes.getByRole('combobox').first().selectOption('owed'))
      await rival('whoever was taken in the war', 'Azerbaijan', async (scopes) => {
        await scopes.getByRole('combobox').nth(1).focus()
        // By keyboard: 'covered' is the second choice.
        await page.keyboard.press('ArrowDown')
      })
      const readings = page.locator('.readings > li')
      assert.deepEqual(await readings.locator('p:first-child').allInnerTexts(), [
        'everybody held Armenia',
        'whoever was taken in the war Azerbaijan',
      ])
      await shot(page, `terms-readings-${width}`)
      await barriers(page, `two readings at ${width}`)
      for (const left of [1, 0]) {
        await page
          .locator('.terms li')
          .last()
          .getByRole('button', { name: /^Take back/u })
          .click()
        await page.waitForFunction((count) => document.querySelectorAll('.readings > li').length === count, left)
      }
      assert.deepEqual(wrong, [])
    })

  it('leave what is typed, and the key that is pressed, alone while the answers to what was recorded still come', async () => {
    const { page, wrong } = await open()
    await openTerms(page)
    const form = page.locator('.record-term form')
    const late = await lateAnswers(page, (method, path) => method === 'GET' && !path.endsWith('/register'))
    await form.getByLabel('What is said').selectOption('reading')
    await form.getByLabel('Name of this reading').fill('the first')
    await form.getByRole('combobox').nth(2).selectOption('owed')
    await form.getByLabel('Reason').fill('one')
    await form.getByLabel('Reason').press('Enter')
    const readings = page.locator('.readings > li')
    await readings.filter({ hasText: 'the first' }).waitFor()

    // The register shows it: the second is begun although sentences are still on their way.
    await form.getByLabel('Name of this reading').fill('the second')
    await form.getByRole('combobox').nth(3).focus()
    await page.keyboard.press('ArrowDown')
    await form.getByLabel('Reason').fill('two')
    await late.come()
    assert.equal(await form.getByLabel('Name of this reading').inputValue(), 'the second')
    assert.equal(await form.getByRole('combobox').nth(3).inputValue(), 'owed')
    assert.equal(await form.getByLabel('What is said').inputValue(), 'reading', 'the word fits the fields below it')
    await late.hold()
    await form.getByLabel('Reason').press('Enter')
    await readings.filter({ hasText: 'the second' }).waitFor()

    const terms = page.locator('.terms li')
    await terms
      .last()
      .getByRole('button', { name: /^Take back/u })
      .click()
    await page.waitForFunction(() => document.querySelectorAll('.readings > li').length === 1)
    await form.getByLabel('What is said').focus()
    await late.come()
    assert.ok(await form.getByLabel('What is said').evaluate((field) => field === document.activeElement))
    await terms
      .last()
      .getByRole('button', { name: /^Take back/u })
      .click()
    await readings.first().waitFor({ state: 'detached' })
    await page.context().close()
    assert.deepEqual(wrong, [])
  })

  it('leave what is typed while they are recorded for the next one, and are recorded once', async () => {
    const { page } = await open()
    await openTerms(page)
    const form = page.locator('.record-term form')
    await form.getByLabel('What is said').selectOption('unratable')
    await form.getByRole('textbox', { name: 'In the clause’s words' }).fill('nobody could say')
    await form.getByLabel('Reason').fill('typed')
    const sent = page.waitForRequest((request) => request.method() === 'POST')
    const answered = await lateAnswers(page, (method) => method === 'POST')
    await form.getByLabel('Reason').press('Enter')
    await sent
    // While it is being recorded, somebody goes on with another reason.
    await form.getByLabel('Reason').fill('another')
    await form.getByLabel('Reason').press('Enter')
    await answered.come()
    await page.locator('.terms li', { hasText: 'typed' }).waitFor()
    assert.equal(await form.getByLabel('Reason').inputValue(), 'another')
    assert.equal(await form.getByRole('textbox', { name: 'In the clause’s words' }).inputValue(), '')
    assert.equal(await page.locator('.terms li').count(), 1)
    await page
      .locator('.terms li')
      .getByRole('button', { name: /^Take back/u })
      .click()
    await page.locator('.terms li').waitFor({ state: 'detached' })
    await page.context().close()
  })

  it('that cover nobody are refused in a sentence', async () => {
    const { page } = await open()
    await openTerms(page)
    const form = page.locator('.record-term form')
    await form.getByLabel('What is said').selectOption('reading')
    await form.getByLabel('Name of this reading').fill('nobody')
    await form.getByLabel('Reason').fill('a reason')
    await page.keyboard.press('Enter')
    await page.locator('.record-term').getByText('covers and leaves out nobody').waitFor()
  })

  for (const dir of ['ltr', 'rtl'])
    it(`have no barrier at 390, ${dir}, with a term and the form for each word`, async () => {
      const { page, wrong } = await open(390)
      await page.evaluate((way) => document.documentElement.setAttribute('dir', way), dir)
      await openTerms(page)
      const form = page.locator('.record-term form')
      await form.locator('option[value=act]').waitFor({ state: 'attached' })
      for (const word of [
        'kind',
        'reciprocity',
        'trigger',
        'power',
        'reading',
        'act',
        'suspended',
        'terminated',
        'benchmark',
      ]) {
        await form.getByLabel('What is said').selectOption(word)
        await barriers(page, `the form for ${word} at 390, ${dir}`)
      }
      await form.getByRole('textbox', { name: 'Day' }).fill('10 January 2021')
      await form.getByLabel('Reason').fill(`read ${dir}`)
      await page.keyboard.press('Enter')
      const term = page.locator('.terms li', { hasText: `read ${dir}` })
      await term.waitFor()
      await barriers(page, `a term at 390, ${dir}`)
      await term.getByRole('button', { name: /^Take back/u }).click()
      await term.waitFor({ state: 'detached' })
      assert.deepEqual(wrong, [])
    })

  it('say in a sentence what is wrong with one', async () => {
    const { page } = await open()
    await openTerms(page)
    const form = page.locator('.record-term form')
    await form.getByRole('textbox', { name: 'Day' }).fill('-0044-03-15')
    await form.getByLabel('Reason').fill('a reason')
    await page.keyboard.press('Enter')
    await page.locator('.record-term').getByText('lies before the Common Era').waitFor()
  })
})

describe('estimates beside the register', () => {
  it('are refused with their reasons while nothing is known of the lists', async () => {
    const { page } = await open()
    await giveTable(page)
    await page.locator('.ask-estimate').getByRole('button', { name: 'Estimate' }).click()
    await page.getByRole('heading', { name: 'No estimate' }).waitFor()
    const reasons = await page.locator('.reasons-against li').allInnerTexts()
    assert.equal(reasons.length, 3)
    assert.match(reasons.join(' '), /It is not known how many matches between the lists were missed/u)
    assert.equal(await page.locator('.models').count(), 0)
    await shot(page, 'estimate-refused-1440')
  })

  it('are made from lists of the case, in two ways side by side where pairs are open, and lead to these pairs', async () => {
    const { page, wrong } = await open()
    await page.locator('.ask-estimate > summary').click()
    const form = page.locator('.ask-estimate form')
    await form.getByLabel('Which lists').selectOption('rolls')
    assert.equal(await form.getByRole('button', { name: 'Estimate' }).isDisabled(), true)
    for (const list of await form.getByRole('checkbox').all()) await list.check()
    await form.getByLabel('Was a list made from another?').selectOption('yes')
    assert.equal(await form.getByLabel('List that was made').locator('option').count(), 3)
    await form.getByLabel('Was a list made from another?').selectOption('no')
    await form.getByRole('button', { name: 'Estimate' }).click()
    const ways = page.locator('.both-ways > section')
    await ways.nth(1).waitFor()
    assert.deepEqual(await ways.locator('h3').allInnerTexts(), [
      'As judged: every open pair is two people',
      'With every open pair taken for one person',
    ])
    const [judged, loose] = (await ways.locator('p').allInnerTexts()).flatMap(
      (line) => /^\d+ people are on/u.exec(line) ?? [],
    )
    assert.ok(Number.parseInt(judged ?? '', 10) > Number.parseInt(loose ?? '', 10))
    assert.doesNotMatch(
      await page.locator('.both-ways').innerText(),
      /nobody disputes/u,
      'two figures cannot both be beyond dispute',
    )
    await shot(page, 'estimate-rolls-1440')
    await barriers(page, 'estimates from lists of the case at 1440')
    for (const dir of ['ltr', 'rtl']) {
      await page.setViewportSize({ width: 390, height: 900 })
      await page.evaluate((way) => document.documentElement.setAttribute('dir', way), dir)
      await shot(page, `estimate-rolls-${dir}-390`)
      await barriers(page, `estimates from lists of the case at 390, ${dir}`)
    }
    await page.getByRole('link', { name: 'Judge pairs' }).click()
    await page.waitForSelector('.evidence-table')
    assert.deepEqual(wrong, [])
  })

  it('forget their answer when the form says something else', async () => {
    const { page } = await open()
    await giveTable(page)
    await page.locator('.ask-estimate').getByRole('button', { name: 'Estimate' }).click()
    await page.getByRole('heading', { name: 'No estimate' }).waitFor()
    await page.getByLabel('Did people join or leave').selectOption('yes')
    assert.equal(await page.locator('.estimate').count(), 0)
  })

  for (const width of [1440, 390])
    it(`show at least three models with what each takes for granted, at ${width}, and move no figure above`, async () => {
      const { page, wrong } = await open(width)
      const figures = () => page.locator('.blocks .figure').allInnerTexts()
      const before = await figures()
      await giveTable(page)
      const form = page.locator('.ask-estimate form')
      await form.getByLabel('Did people join or leave').selectOption('yes')
      await form.getByLabel('Matches between the lists').fill('2')
      await form.getByLabel('Was a list made from another?').selectOption('no')
      await form.getByRole('button', { name: 'Estimate' }).click()
      await page.locator('.models tbody tr').nth(2).waitFor({ timeout: 60_000 })
      const assumed = await page.locator('.models tbody tr td:last-child').allInnerTexts()
      assert.ok(assumed.length >= 3 && assumed.every((words) => words.length > 40))
      await page.getByText('185 people are on 5 lists').waitFor()
      assert.deepEqual(await figures(), before)
      await shot(page, `estimate-${width}`)
      await barriers(page, `estimates at ${width}`)
      await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'))
      await shot(page, `estimate-rtl-${width}`)
      await barriers(page, `estimates from right to left at ${width}`)
      assert.deepEqual(wrong, [])
    })
})
