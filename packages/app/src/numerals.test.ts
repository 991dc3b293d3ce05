import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { EMPTY_CASE, NUMERAL_PROFILES } from '@muster/core'
import { acceptAll, addPage, askRegister, memoryCase } from './index.ts'

const QUOTES = ['62 servicemen were captured', 'dozens more servicemen are held'] as const

/** A case that accepted '62' and 'dozens more', who share nobody with the 62, read under UCDP; then it chooses a profile. */
async function heldUnder(numerals: (typeof NUMERAL_PROFILES)[number]) {
  const party = (name: string) => ({
    name,
    side: null,
    kind: 'state' as const,
    aliases: [],
    demonyms: [],
    capitals: [],
    leaders: [],
  })
  const setting = { ...EMPTY_CASE, parties: [party('Northland'), party('Southland')] }
  const session = await memoryCase(setting, { now: () => '2026-01-01T00:00:00.000Z', by: 'tester' })
  const claim = { actor: 'Northland', peopleOf: 'Southland', what: 'servicemen', date: '2021-02-01' }
  await addPage(session, {
    bytes: new TextEncoder().encode(`${QUOTES[0]}.\n${QUOTES[1]}.`),
    hint: { mediaType: 'text/plain', charset: null, url: null, name: 'page.txt' },
    from: { how: 'file', name: 'page.txt' },
    coded: [
      { ...claim, kind: 'captured', count: { min: 62, max: 62, text: '62' }, quote: QUOTES[0] },
      {
        ...claim,
        kind: 'held',
        count: { min: 24, max: null, text: 'dozens more' },
        quote: QUOTES[1],
        disjointFrom: '62',
      },
    ],
    referenceDate: null,
  })
  await acceptAll(session)
  await session.record(() => [{ kind: 'setting-changed', setting: { ...setting, numerals } }])
  const question = { trueAt: '2026-01-01', knownBy: '2026-01-01', standing: 'alleged' as const }
  return askRegister(session, question).custody[0]
}

describe("CU9: counts are read again from their words under the case's profile", () => {
  const FLOORS = { strict: 86, soft: 86, ucdp: 86, acled: 74 }
  for (const name of NUMERAL_PROFILES)
    it(`62 and dozens more are at least ${FLOORS[name]} under ${name}, and the answer names it`, async () => {
      const answer = await heldUnder(name)
      assert.equal(answer?.bounds.reported.min, FLOORS[name])
      assert.equal(answer?.numerals, `${name} 1`)
    })
})
