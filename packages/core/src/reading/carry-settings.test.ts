import assert from 'node:assert/strict'
import { test } from 'node:test'
import { EMPTY_CASE } from '../claims/case-setting.ts'
import { readText } from './read-text.ts'

const settings = (text: string) =>
  readText(text, EMPTY_CASE).claims.map(({ kind, place, date }) => ({ kind, place, date }))

test('RD63 a toll told in the next sentence is of the same place', () => {
  assert.deepEqual(
    settings('Al-Shabaab attacked a base of the Kenyan army in Gedo. Dozens of soldiers were wounded.'),
    [
      { kind: 'attacked', place: 'Gedo', date: null },
      { kind: 'wounded', place: 'Gedo', date: null },
    ],
  )
})

test('RD63 a word that sets the next happening apart lends it nothing', () => {
  const told = settings('Al-Shabaab attacked a base in Gedo. Separately, two Kenyan soldiers were killed.')
  assert.equal(told.find(({ kind }) => kind === 'killed')?.place, null)
})

test('RD63 the handover’s own sentence tells where and when those were freed whom the page counts', () => {
  const told = settings(
    'Georgia freed 13 South Ossetians. South Ossetia freed 85 Georgians. The exchange took place in Ergneti on 27 August 2008.',
  )
  assert.deepEqual(
    told.map(({ place, date }) => ({ place, date })),
    [
      { place: 'Ergneti', date: '2008-08-27' },
      { place: 'Ergneti', date: '2008-08-27' },
    ],
  )
})

test('RD63 the handover’s own sentence may tell of several transfers, and ‘since then’ counts from the day before it', () => {
  const told = settings(
    'Russia has freed 215 Ukrainians. The transfers took place on 21 September 2022. More than ten soldiers have been killed since then.',
  )
  assert.deepEqual(
    told.map(({ kind, date }) => [kind, date]),
    [
      ['released', '2022-09-21'],
      ['killed', '2022-09-21/..'],
    ],
  )
})

test('RD63 the sentence that tells of an exchange tells where and when each side freed its own', () => {
  const told = settings(
    'Russian and Georgian forces exchanged prisoners on 19 August 2008 at Igoeti. The Russians gave up 15 Georgians. They got five servicemen in return.',
  )
  assert.deepEqual(
    told.map(({ kind, place, date }) => [kind, place, date]),
    [
      ['released', 'Igoeti', '2008-08-19'],
      ['released', 'Igoeti', '2008-08-19'],
    ],
  )
})

test('a day that stands with what befell somebody before is not that of his release', () => {
  const told = settings('Ukraine freed a Russian officer captured in May 2022.')
  assert.deepEqual(
    told.map(({ kind, date }) => [kind, date]),
    [
      ['released', null],
      ['captured', '2022-05'],
    ],
  )
})

test('a place is named without those who hold it, and a line may be the place of an attack', () => {
  assert.equal(settings('Ten Ukrainian soldiers were killed in Russian-held Olenivka.')[0]?.place, 'Olenivka')
  assert.equal(settings('Azerbaijan launched an attack along the line of contact.')[0]?.place, 'line of contact')
})

test('RD63 what is given in exchange is given on the same day at the same place', () => {
  const told = settings(
    'Hezbollah returned two bodies to Israel at Naqoura on 16 July 2008. In exchange, Israel freed five Lebanese.',
  )
  assert.deepEqual(told.at(-1), { kind: 'released', place: 'Naqoura', date: '2008-07-16' })
})

test('a day that a record is measured by is no day of the event', () => {
  const told = settings('Azerbaijan launched an attack on Karabakh on a scale not seen since 1994.')
  assert.equal(told[0]?.date, null)
})
