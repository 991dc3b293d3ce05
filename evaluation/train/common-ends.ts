/**
 * Counts which beginnings and ends many names of a script have, from open name tokens (Wikidata labels, CC0; see
 * ../shared/data/README.md): node evaluation/train/common-ends.ts writes vocabularies/name-ends.json. Repeats to the same bytes. Only the
 * training parts are read (_64 and _80); _16 is for choices, _20 for the report (evaluation/name-tokens.ts).
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { LEAST_BESIDE, LONGEST_END, lettersOf, type NameScript, SHORTEST_END, type StoredEnds } from '@muster/core'
import { foldPairs, letterShares, type Pair, readPairs, SCRIPTS } from './letters.ts'

/** An end that fewer names have is no end of many: so many names, and such a share of all. */
const FEWEST = 20
const RAREST = 1e-3
/** What an end is commoner by that is kept, as a logarithm. */
const LEAST = 0.5

/**
 * Ends of family names that a country's lists are full of, and one in how many parts of names on such a list has them at least: given
 * names and names of many countries stand beside them in what is counted.
 */
const FAMILIES: Readonly<Record<string, string>> = {
  latin:
    'enko 20 chenko 40 chuk 50 yuk 40 iuk 40 uk 20 ov 10 ova 10 ev 20 eva 20 yev 30 iev 30 yeva 30 ieva 30 in 20 ina 20 sky 30 ski 30 skyi 30 skyy 30 skiy 30 skii 30 skij 30 ska 30 skaya 40 ovsky 50 ovskyi 50 ovskiy 50 evsky 60 evskyi 60 evskiy 60 yan 20 ian 20 nyan 60 rian 60 ryan 60 osyan 60 osian 60 shvili 20 ashvili 30 dze 20 adze 40 idze 40 zade 20 zada 20 zadeh 20 oglu 20 oghlu 20 ogullary 50 pour 50 pur 50 nejad 50 nezhad 50 iyan 40',
  cyrillic:
    'енко 20 ченко 40 чук 50 юк 40 ук 20 ов 10 ова 10 ев 20 ева 20 ин 20 ина 20 ский 30 скии 30 ська 30 ская 40 ськии 30 овский 50 ян 20 осян 60 швили 20 ашвили 30 дзе 20 адзе 40 идзе 40 заде 20 оглу 20 пур 50 нежад 50',
  armenian: 'յան 20 եան 20 ենկո 20 ով 10 ովա 10 և 20 շվիլի 20 ձե 20 զադե 20 օղլու 20',
  arabic: 'زاده 20 پور 50 نژاد 50 اني 30 نيا 50 وف 20 يف 30 يان 20 اوغلو 20 نكو 30 شفيلي 20',
  hebrew: 'יאן 20 וב 20 יב 30 נקו 20 שוילי 20 סקי 30 זאדה 20',
}

const rounded = (value: number): number => Math.round(value * 100) / 100

function commonRuns(
  names: readonly (readonly string[])[],
  shares: Readonly<Record<string, number>>,
  run: (letters: readonly string[], length: number) => readonly string[],
): Readonly<Record<string, number>> {
  const counts = new Map<string, number>()
  for (const letters of names)
    for (let length = SHORTEST_END; length <= Math.min(LONGEST_END, letters.length - LEAST_BESIDE); length++) {
      const found = run(letters, length).join('')
      counts.set(found, (counts.get(found) ?? 0) + 1)
    }
  const kept = [...counts].flatMap(([found, count]) => {
    const share = count / names.length
    const more = commonerBy(found, share, shares)
    return count >= FEWEST && share >= RAREST && more >= LEAST ? [[found, more] as const] : []
  })
  return Object.fromEntries(kept.sort(([one], [other]) => (one < other ? -1 : 1)))
}

/** What an end is commoner by than its letters, if one name in so many has it. */
const commonerBy = (letters: string, share: number, shares: Readonly<Record<string, number>>): number =>
  rounded(Math.log(share) - lettersOf(letters).reduce((sum, letter) => sum + (shares[letter] ?? 0), 0))

function endsOf(tokens: readonly string[], families: string): StoredEnds {
  const names = [...new Set(tokens)].sort()
  const shares = letterShares(names)
  const letters = names.map(lettersOf)
  const ofFamilies = [...families.matchAll(/(\S+) (\d+)/gu)].map(([, end = '', many]): readonly [string, number] => [
    end,
    commonerBy(end, 1 / Number(many), shares),
  ])
  const begins = commonRuns(letters, shares, (all, length) => all.slice(0, length))
  const ends = commonRuns(letters, shares, (all, length) => all.slice(-length))
  return commonest([
    { begins, ends },
    { begins: {}, ends: Object.fromEntries(ofFamilies.filter(([, more]) => more >= LEAST)) },
  ])
}

/** Names of one country are on a list: where names of several were counted, those count among which an end is commonest. */
function commonest(all: readonly StoredEnds[]): StoredEnds {
  const joined = (side: keyof StoredEnds): Readonly<Record<string, number>> => {
    const most = new Map<string, number>()
    for (const [end, more] of all.flatMap((each) => Object.entries(each[side])))
      most.set(end, Math.max(most.get(end) ?? 0, more))
    return Object.fromEntries([...most].sort(([one], [other]) => (one < other ? -1 : 1)))
  }
  return { begins: joined('begins'), ends: joined('ends') }
}

if (import.meta.main) {
  const sideOf = (letters: NameScript, side: keyof Pair, ...scripts: readonly string[]): StoredEnds =>
    commonest(
      scripts.map((script) => {
        const pairs = foldPairs(readPairs(SCRIPTS[script] ?? ''), script)
        return endsOf(
          pairs.map((pair) => pair[side]),
          FAMILIES[letters] ?? '',
        )
      }),
    )
  const ends: Readonly<Record<string, StoredEnds>> = {
    latin: sideOf('latin', 'right', ...Object.keys(SCRIPTS)),
    cyrillic: sideOf('cyrillic', 'left', 'cyrillic'),
    armenian: sideOf('armenian', 'left', 'armenian'),
    arabic: sideOf('arabic', 'left', 'arabic', 'persian'),
    hebrew: sideOf('hebrew', 'left', 'hebrew'),
  }
  writeFileSync(join(import.meta.dirname, '../../vocabularies/name-ends.json'), `${JSON.stringify(ends, null, 1)}\n`)
  for (const [script, { begins, ends: found }] of Object.entries(ends))
    process.stdout.write(`${script}: ${Object.keys(begins).length} beginnings, ${Object.keys(found).length} ends\n`)
}
