import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { CaseSetting } from '../claims/case-setting.ts'
import type { Bounds } from '../claims/count.ts'
import { emptyState, replay } from '../ledger/replay.ts'
import { whyProofFails } from './bounds/check-certificate.ts'
import type { Proof } from './bounds.ts'
import { type CasePage, ledgerOf, ruled, type WrittenRuling } from './build-state.ts'
import { deriveRegister, type RegisterQuestion } from './derive-register.ts'
import { takeAnswer } from './evidence.ts'

const FOLDER = fileURLToPath(new URL('../../../../cases/register/', import.meta.url))
const load = (file: string) => JSON.parse(readFileSync(join(FOLDER, file), 'utf8'))
const setting = load('parties.json') as Partial<CaseSetting>

function assertReplays({ id, min, max, proof }: Bounds & { id: string; proof: Proof | null }): void {
  if (min > 0) assert.equal(proof?.lower?.value, min, id)
  if (max !== null) assert.equal(proof?.upper?.value, max, id)
  for (const certificate of [proof?.lower, proof?.upper])
    if (proof && certificate) assert.equal(whyProofFails(proof.system, certificate), null, id)
}

describe('every bound of the register cases carries a proof that replays', () => {
  for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.json') && name !== 'parties.json'))
    it(file, () => {
      const {
        given,
        relations,
        setting: own,
        asked,
      } = load(file) as {
        given: readonly CasePage[]
        relations?: readonly WrittenRuling[]
        setting?: Partial<CaseSetting>
        asked: RegisterQuestion
      }
      const state = ruled(replay(emptyState(), ledgerOf(given, { ...setting, ...own })), relations ?? [])
      const register = deriveRegister(state, asked)
      const bounded = [
        ...register.custody.map((answer) => ({ ...answer, ...answer.bounds[register.standing] })),
        ...register.toll.filter((answer) => !answer.rules.includes('TL3')),
      ]
      for (const answer of bounded) assertReplays(answer)
    })

  it('says in words why a floor is not lower', () => {
    const { given, asked } = load('custody-release-lowers.json') as {
      given: readonly CasePage[]
      asked: RegisterQuestion
    }
    const register = deriveRegister(replay(emptyState(), ledgerOf(given, setting)), asked)
    const taken = takeAnswer(register, 'custody/Northland/Southland')
    assert.match(taken?.whyNotLower ?? '', /^Not lower than 47: 2 claims together hold it up\. 62 − 15 = 47, given/u)
  })

  it('says in words that of a long proof some members were not tried (CU10)', () => {
    const { given, asked } = load('custody-release-lowers.json') as {
      given: readonly CasePage[]
      asked: RegisterQuestion
    }
    const register = deriveRegister(replay(emptyState(), ledgerOf(given, setting)), asked)
    const custody = register.custody.map((answer) => {
      const { proof } = answer
      return proof?.lower ? { ...answer, proof: { ...proof, lower: { ...proof.lower, untried: 2 } } } : answer
    })
    const taken = takeAnswer({ ...register, custody }, 'custody/Northland/Southland')
    assert.match(
      taken?.whyNotLower ?? '',
      / The proof has \d+ members, and of 2 nobody tried whether they can be left out: it may hold without some of them\.$/u,
    )
  })
})
