import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { barriers, barriersEachWay } from './barriers.ts'
import type { Opened } from './open-page.ts'
import { sampleInBrowser } from './sample-in-browser.ts'

const sample = sampleInBrowser(43_510)

async function open(width = 1440): Promise<Opened> {
  const opened = await sample.open(width)
  await opened.page.evaluate(() => location.assign('#/people'))
  await opened.page.waitForSelector('.evidence-table')
  return opened
}

const key = () => ({ authorization: `Bearer ${sample.address.split('#key=')[1]}` })

/** A refusal is told in the page; the browser names its status as well. */
const notRefusal = (line: string): boolean => !/status of 409/u.test(line)

const rowsIn = async (page: Page, pile: string): Promise<number> =>
  Number.parseInt(await page.locator(`[data-pile=${pile}] strong`).innerText(), 10)

const waitForRows = (page: Page, pile: string, rows: number) =>
  page.waitForFunction(
    ([name, count]) => document.querySelector(`[data-pile=${name}] strong`)?.textContent === String(count),
    [pile, rows] as const,
  )

describe('the people scene in a browser', () => {
  it('opens on the pair that waits, both names beside each other with the words that answer one another', async () => {
    const { page, wrong } = await open()
    const names = await page.locator('.pair-names bdi').allInnerTexts()
    assert.match(names[0] ?? '', /\p{Script=Armenian}/u)
    assert.match(names[1] ?? '', /\p{Script=Cyrillic}/u)
    assert.ok((await page.locator('.aligned .word[data-how="same-name"]').count()) >= 2)
    assert.match(await page.locator('.evidence-table .together').innerText(), /\d %.*to be looked at/su)
    assert.match(await page.locator('.pair').innerText(), /What would change the answer\s+If ‘Born’/u)
    assert.deepEqual(wrong, [])
  })

  it('takes a verdict from the keyboard, moves the row, and takes it back', async () => {
    const { page, wrong } = await open()
    const [look, same] = [await rowsIn(page, 'look'), await rowsIn(page, 'same')]
    const first = await page.locator('.pair-names').innerText()
    await page.keyboard.press('y')
    await waitForRows(page, 'same', same + 1)
    assert.ok((await rowsIn(page, 'look')) < look, 'rows whose only candidate is taken are not asked either')
    assert.match(await page.locator('.desk-head').innerText(), /[1-9]\d* of \d looked at/u)
    assert.notEqual(await page.locator('.pair-names').innerText(), first, 'the next pair is open')
    await page.keyboard.press('z')
    await waitForRows(page, 'look', look)
    assert.equal(await page.locator('.pair-names').innerText(), first, 'the pair that was taken back is open again')
    await page.keyboard.press('j')
    assert.notEqual(await page.locator('.pair-names').innerText(), first)
    await page.keyboard.press('k')
    await page.keyboard.press('n')
    await page.waitForFunction((was) => document.querySelector('.pair-names')?.textContent !== was, first)
    await page.keyboard.press('z')
    await page.locator('.pair-state', { hasText: 'not judged yet' }).waitFor()
    assert.deepEqual(wrong, [])
  })

  it('takes a verdict where the browser calls itself offline: the server is on this machine', async () => {
    const { page, wrong } = await open()
    const same = await rowsIn(page, 'same')
    await page.evaluate(() => window.dispatchEvent(new Event('offline')))
    await page.keyboard.press('y')
    await waitForRows(page, 'same', same + 1)
    await page.keyboard.press('z')
    await waitForRows(page, 'same', same)
    assert.deepEqual(wrong, [])
  })

  it('keeps who judged and why, and shows both', async () => {
    const { page } = await open()
    await page.getByLabel('You judge as').fill('night shift')
    await page.locator('[data-pile=same]').click()
    await page.locator('.pile-lines li').nth(1).locator('button').click()
    await page.locator('.pair-state', { hasText: 'not judged yet' }).waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('w')
    await page.keyboard.type('the same day and father')
    await page.keyboard.press('Enter')
    await page.keyboard.press('y')
    await page.locator('.pile-lines li').nth(1).getByText('settled: same person').waitFor()
    await page.locator('.pile-lines li').nth(1).locator('button').click()
    await page.locator('.opinions', { hasText: /night shift.*the same day and father/u }).waitFor()
    await page.locator('.pair .acts button', { hasText: 'Take back' }).click()
    await page.locator('.pair-state', { hasText: 'not judged yet' }).waitFor()
  })

  it('records the sure ones at once only after saying what that means', async () => {
    const { page } = await open()
    await page.locator('[data-pile=same]').click()
    await page.getByRole('button', { name: /^Record all \d+ as the same$/u }).click()
    await page.getByText('nobody looked at them one by one').waitFor()
    await page.getByRole('button', { name: /^Yes, record \d+ unread$/u }).click()
    await page.getByText(/pairs? recorded, unread/u).waitFor()
    await page.locator('.pile-lines li').nth(1).locator('button').click()
    await page.locator('.opinions', { hasText: 'recorded in a batch, not looked at' }).waitFor()
  })

  it('reads a list, asks what its columns hold, and shows right-to-left names in their own direction', async () => {
    const { page, wrong } = await open()
    await page.locator('.add-roll summary').first().click()
    await page.locator('input[type=file]').setInputFiles({
      name: 'made-up.csv',
      mimeType: 'text/csv',
      // Made-up people.
      buffer: Buffer.from('الاسم,تاريخ الميلاد\nآرام نموشيان,1990\nكارين تسوتساكيان,1985\n'),
    })
    await page.getByRole('button', { name: 'Read it' }).click()
    const columns = page.locator('.columns select')
    await columns.first().waitFor()
    assert.deepEqual(await columns.evaluateAll((all) => all.map((one) => (one as HTMLSelectElement).value)), [
      'name',
      'born',
    ])
    await barriers(page, 'a list to be confirmed')
    await page.getByLabel('Published by').fill('a made-up office')
    await page.getByLabel('Whose people are on it').selectOption('Armenia')
    await page.getByLabel('It says that they are').selectOption('held')
    await page.getByLabel('As of (day)').fill('5 January 2021')
    await page.getByRole('button', { name: 'Add this list' }).click()
    await page.getByText('added, 2 rows').waitFor()
    await page
      .getByLabel('Second list')
      .selectOption({ label: 'a made-up office: 2 rows, held by nobody named, as of 5 January 2021' })
    await page.locator('[data-pile=onlyRight]').click()
    const name = page.locator('.pile-lines bdi').first()
    await name.waitFor()
    assert.equal(await name.evaluate((element) => getComputedStyle(element).direction), 'rtl')
    assert.deepEqual(wrong, [])
  })

  it('sets the lists against the counts, and leads from a count to its sentence and from the register to the lists', async () => {
    const { page, wrong } = await open()
    const against = page.locator('.against-counts')
    await against.getByText(/to \d+ claimed, 58 named, (?:5\d to )?57 distinct/u).waitFor()
    // Known today is a release told of some day from December to February: none of the named was surely still there.
    assert.match(
      await against.innerText(),
      /By name Azerbaijan held nobody surely of Armenia on 5 January 2021: all of them may have left in a release since the list; \d+ if/u,
    )
    await against.locator('.floors summary').click()
    assert.match(
      await against.locator('.floors').innerText(),
      /Those who left in these releases since may have been among them:\s+58/u,
    )
    await against.locator('summary').first().click()
    await against.locator('.quotes a', { hasText: '62' }).first().click()
    await page.waitForSelector('.page-text mark[data-active=true]')
    await page.evaluate(() => location.assign('#/register'))
    await page.getByRole('link', { name: /^By name on lists: /u }).click()
    await page.waitForSelector('.evidence-table')
    assert.deepEqual(wrong, [])
  })

  it('takes a person’s word on how a list and a count lie to one another, and takes it back', async () => {
    const { page, wrong } = await open()
    const against = page.locator('.against-counts')
    await against.locator('summary', { hasText: 'count such people' }).first().click()
    const choice = against.locator('.group-ruling select').first()
    const ruling = against.locator('.group-ruling').first()
    const rule = async (word: string) => {
      await choice.selectOption(word)
      await ruling.getByRole('button', { name: 'Record' }).click()
      await ruling.getByText('Recorded.').waitFor()
    }
    const entries = () => page.request.get(new URL('/api/case', sample.address).href, { headers: key() })
    const before = (await (await entries()).json()).head.seq
    await choice.focus()
    await page.keyboard.press('ArrowDown')
    assert.equal((await (await entries()).json()).head.seq, before, 'going through the words records none')
    await rule('part-of')
    const described = await choice.getAttribute('aria-describedby')
    assert.ok(await page.locator(`[id="${described}"]`).innerText(), 'each choice names its sentence')
    await barriersEachWay(page, 'a list and a count', () => choice.selectOption('disjoint'))
    await page.locator('[data-pile=same]').click()
    await page.locator('.pile-lines li').first().locator('button').click()
    await page.locator('.pair summary', { hasText: 'Sheet of this person' }).click()
    const told = page.locator('.sheet', { hasText: 'In whose hands' }).locator('a')
    assert.match((await told.first().getAttribute('href')) ?? '', /^#\/review\/[0-9a-f]{64}\?claim=/u)
    await rule('unsure')
    assert.deepEqual(wrong, [])
  })

  it('shows a person’s sheet with its gaps, and the questions of the next letter', async () => {
    const { page, wrong } = await open()
    await page.locator('[data-pile=same]').click()
    await page.locator('.pile-lines li').first().locator('button').click()
    await page.locator('.pair summary', { hasText: 'Sheet of this person' }).click()
    await page.locator('.sheet').first().waitFor()
    assert.match(await page.locator('.pair').innerText(), /2 rows are judged to be this person/u)
    assert.match(
      await page.locator('.sheet', { hasText: 'article 122' }).innerText(),
      /rank[\s\S]*младший сержант[\s\S]*place of birth[\s\S]*no source answers/u,
    )
    const custody = page.locator('.sheet', { hasText: 'In whose hands' })
    assert.match(await custody.innerText(), /held: 5 January 2021 Families’ committee[^\n]*, row 3/u)
    assert.match(await custody.innerText(), /14 December 2020 Exchange commission[^\n]*, row 12/u)
    await page.locator('.against-counts summary', { hasText: 'Questions for the next letter' }).first().click()
    await page
      .locator('.letter li', { hasText: /^Please state, for each of the 57 people/u })
      .first()
      .waitFor()
    await barriers(page, 'sheet and letter')
    assert.deepEqual(wrong, [])
  })

  it('corrects what was said of a list, and keeps the judgements of its rows', async () => {
    const { page, wrong } = await open()
    const same = await page.locator('[data-pile=same] small').innerText()
    const correct = page.locator('.add-roll', { hasText: 'Correct what is said of a list' })
    await correct.locator('summary').click()
    await correct.getByLabel('As of (day)').fill('someday')
    await correct.getByRole('button', { name: 'Save the correction' }).click()
    await correct.getByText(/“someday” is not a date/u).waitFor()
    await correct.getByLabel('As of (day)').fill('6 January 2021')
    await correct.getByLabel('Why it is corrected').fill('a slip of the pen')
    await correct.getByRole('button', { name: 'Save the correction' }).click()
    await page.locator('.evidence-table thead', { hasText: '6 January 2021' }).waitFor()
    assert.equal(await page.locator('[data-pile=same] small').innerText(), same)
    await barriers(page, 'correcting a list')
    assert.deepEqual(wrong.filter(notRefusal), [])
  })

  it('waits for a second reviewer and a delegate where the case wants them', async () => {
    const { page, wrong } = await open()
    const rule = async (reviewers: 'One' | 'Two', delegates: string) => {
      await page.locator('details', { hasText: 'Who settles a pair' }).locator('summary').click()
      await page.getByRole('radio', { name: `${reviewers} reviewer` }).check()
      await page.getByLabel('Delegates who sign').fill(delegates)
      await barriers(page, 'the rule of the case')
      await page.getByRole('button', { name: 'Record this rule' }).click()
      await page.getByText('Recorded.', { exact: true }).waitFor()
    }
    await rule('Two', 'delegate')
    await page.locator('details', { hasText: 'Who settles a pair' }).locator('summary').click()
    await page.getByText('Two reviewers must give the same answer. Then a delegate signs (delegate).').waitFor()
    const judgeAs = async (name: string, act: string) => {
      await page.getByLabel('You judge as').fill(name)
      await page.locator('.pair .acts button', { hasText: act }).click()
    }
    // Under the new rule what one reviewer said waits for another too: a pair that nobody judged is wanted.
    const line = page.locator('.pile-lines li[data-state=open]').first()
    await line.locator('button').click()
    const names = await line.locator('bdi').allInnerTexts()
    const again = page
      .locator('.pile-lines li', { hasText: names[0] ?? '' })
      .filter({ hasText: names[1] ?? '' })
      .locator('button')
    await judgeAs('first', 'Two people')
    await again.getByText('two people, waits for another reviewer').waitFor()
    await again.click()
    await judgeAs('second', 'Two people')
    await again.getByText('two people, waits for a delegate to sign').waitFor()
    await again.click()
    await judgeAs('second', 'Sign as delegate')
    await page.getByText('second is no delegate of this case: it has delegate').waitFor()
    await judgeAs('delegate', 'Sign as delegate')
    await page.locator('.pair-state', { hasText: 'settled: two people' }).waitFor()
    assert.match(await page.locator('.opinions').innerText(), /first[\s\S]*second[\s\S]*signed: two people · delegate/u)
    await barriers(page, 'a pair with a signature')
    await rule('One', '')
    await page.locator('summary', { hasText: 'Who settles a pair: One reviewer settles a pair.' }).waitFor()
    for (const dir of ['ltr', 'rtl']) {
      await page.setViewportSize({ width: 390, height: 900 })
      await page.evaluate((way) => document.documentElement.setAttribute('dir', way), dir)
      await barriers(page, `the rule of the case at 390, ${dir}`)
      const [one, two] = await page
        .locator('.rule-form input[type=radio]')
        .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().top))
      assert.ok((two ?? 0) - (one ?? 0) >= 24, 'each answer stands on a line of its own')
    }
    assert.deepEqual(wrong.filter(notRefusal), [])
  })

  it('puts no name in an address or a title', async () => {
    const { page } = await open()
    await page.keyboard.press('j')
    await page.getByLabel('Second list').selectOption({ index: 0 })
    await page.waitForFunction(() => /#\/people\/[0-9a-f]{12}\/[0-9a-f]{12}$/u.test(location.href))
    assert.doesNotMatch(`${page.url()} ${await page.title()}`, /[\p{Script=Armenian}\p{Script=Cyrillic}]/u)
    assert.match(await page.title(), /^People · /u)
  })

  for (const width of [1440, 390])
    it(`has no barrier that axe finds, and nothing wider than the screen, at ${width} pixels`, async () => {
      const { page } = await open(width)
      await barriers(page, 'to be looked at')
      await page.locator('.printed summary').first().click()
      await barriers(page, 'cells as printed')
      await page.locator('[data-pile=same]').click()
      await page.locator('.accept-same').waitFor({ state: 'attached' })
      await barriers(page, 'the same')
      await page.locator('[data-pile=onlyLeft]').click()
      await page.locator('.printed-row').waitFor()
      await barriers(page, 'on one list only')
      await page.locator('.add-roll summary').first().click()
      await barriers(page, 'adding a list')
      await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'))
      await barriers(page, 'right to left')
    })
})
