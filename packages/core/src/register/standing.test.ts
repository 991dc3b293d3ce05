import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { EMPTY_CASE } from '../claims/case-setting.ts'
import type { Claim } from '../claims/claim.ts'
import type { Standing } from '../claims/kinds.ts'
import { type CodedClaim, placeCodedClaims } from '../review/coded-claims.ts'
import { partyNames } from './party-names.ts'
import { standingOf } from './standing.ts'

const party = (
  name: string,
  side: string | null,
  more: Partial<{ demonyms: string[]; capitals: string[]; kind: 'state' | 'neutral' }> = {},
) => ({
  name,
  side,
  kind: more.kind ?? ('state' as const),
  aliases: [],
  demonyms: more.demonyms ?? [],
  capitals: more.capitals ?? [],
  leaders: [],
})
const names = partyNames({
  ...EMPTY_CASE,
  parties: [
    party('Northland', null, { demonyms: ['Northlander'], capitals: ['Norburg'] }),
    party('Southland', 'south'),
    party('Hill Guard', 'south'),
    party('Farland', null),
    party('Red Cross', null, { kind: 'neutral' }),
  ],
})

function claim(says: Partial<CodedClaim>): Claim {
  const placed = placeCodedClaims('words', [
    { kind: 'held', quote: 'words', actor: 'Northland', peopleOf: 'Southland', ...says },
  ])
  return (placed.placed ? placed.claims[0] : undefined) ?? assert.fail('not placed')
}

const CASES: readonly (readonly [Partial<CodedClaim>, Standing | null, string])[] = [
  [{ speaker: 'article' }, 'reported', 'the publisher speaks'],
  [{ speaker: 'the Norburg ministry' }, 'admitted', 'the holder says that it holds'],
  [{ speaker: 'a Northlander officer' }, 'admitted', 'by its demonym'],
  [{ speaker: 'Southland' }, 'alleged', 'the other side says it'],
  [{ speaker: 'Hill Guard' }, 'alleged', 'an ally of the other side says it'],
  [{ speaker: 'the Red Cross' }, 'third-party', 'a neutral body says it'],
  [{ speaker: 'Farland' }, 'third-party', 'a party that is not concerned says it'],
  [{ speaker: 'a driver' }, 'alleged', 'nobody knows for whom the speaker speaks'],
  [{ speaker: 'Southlander Northlandish' }, 'alleged', 'part of a word is no party'],
  [{ speaker: 'Southland', stance: 'believed' }, 'believed', 'it is only believed'],
  [{ speaker: 'Norburg', stance: 'denied' }, null, 'it is denied'],
  [{ kind: 'released', recipient: 'Southland', speaker: 'Northland' }, 'alleged', 'the holder praises itself'],
  [{ kind: 'released', recipient: 'Southland', speaker: 'Southland' }, 'admitted', 'the receiving side confirms it'],
  [{ kind: 'released', stance: 'planned' }, null, 'it is only planned'],
  [{ kind: 'killed', actor: null, speaker: 'Southland' }, 'admitted', 'a side gives its own losses'],
  [{ speaker: 'a driver', admission: true }, 'admitted', 'a person marked it as an admission'],
]

describe('CU2: how a speaker stands to the matter', () => {
  for (const [says, standing, because] of CASES)
    it(`${standing ?? 'counts for nothing'}: ${because}`, () => assert.equal(standingOf(claim(says), names), standing))
})
