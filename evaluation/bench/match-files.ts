/**
 * Matches two long made-up lists and prints what it took and how right it was as one JSON object: a process of its own, so that its
 * peak of memory is that of one match. node evaluation/bench/match-files.ts LEFT.csv RIGHT.csv WORKERS across|within-script
 */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { matchLists } from '@muster/app'
import { decideRows, type MatchedRolls, type MatchField, type RollRow } from '@muster/core'

const FIELDS: readonly MatchField[] = [
  { label: 'name', kind: 'name' },
  { label: 'born', kind: 'born' },
  { label: 'sex', kind: 'sex' },
]
/** Places are compared by their letters in one script, and as names across two. */
export const fieldsOf = (acrossScripts: boolean): readonly MatchField[] => [
  ...FIELDS,
  { label: 'place', kind: acrossScripts ? 'name' : 'text' },
]

interface Table {
  readonly rows: readonly RollRow[]
  /** The person behind each row. */
  readonly people: readonly number[]
}

export async function table(file: string): Promise<Table> {
  const rows: RollRow[] = []
  const people: number[] = []
  let header = true
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const [, person, family, given, father, born = '', sex = '', place = ''] = line.split(',')
    if (!header) {
      rows.push([`${family} ${given} ${father}`.trim(), born, sex === 'м' ? 'm' : sex === 'ж' ? 'f' : sex, place])
      people.push(Number(person))
    }
    header = false
  }
  return { rows, people }
}

/** How right the answer is: against the people behind the rows, who are on both lists once at most. */
export function rightness(matched: MatchedRolls, left: readonly number[], right: readonly number[]) {
  const { pairs } = matched
  const rowOf = new Map(right.map((person, row) => [person, row]))
  const shared = left.filter((person) => rowOf.has(person)).length
  const found = pairs.filter((row, at) => row.some((pair) => pair.right === rowOf.get(left[at] ?? -1))).length
  const likely = pairs.flatMap((row) => row.filter(({ probability }) => probability >= 0.5))
  const likelyRight = likely.filter((pair) => rowOf.get(left[pair.left] ?? -1) === pair.right).length
  const rows = decideRows(matched, 0.99)
  const of = (outcome: string) => rows.filter((row) => row.outcome === outcome)
  const [same, absent] = [of('same'), of('absent')]
  const isRight = same.filter((row) => rowOf.get(left[row.left] ?? -1) === row.pairs[0]?.right).length
  return {
    onBoth: shared,
    shownAmongTheLikeliest: found / shared,
    atHalf: {
      precision: likelyRight / Math.max(1, likely.length),
      recall: likelyRight / shared,
      f1: (2 * likelyRight) / (likely.length + shared),
    },
    decidedAt99: {
      precision: isRight / Math.max(1, same.length),
      recall: isRight / shared,
      toLookAt: of('look').length,
      absent: absent.length,
      absentRightly: absent.filter((row) => !rowOf.has(left[row.left] ?? -1)).length / Math.max(1, absent.length),
    },
  }
}

/** The same for two answers only if they are the same. */
function digestOf({ pairs }: MatchedRolls): string {
  const hash = createHash('sha256')
  for (const row of pairs) hash.update(row.map((pair) => `${pair.right} ${pair.probability}`).join(','))
  return hash.digest('hex').slice(0, 16)
}

if (import.meta.main) {
  const [leftFile = '', rightFile = '', workers = '2', scripts = ''] = process.argv.slice(2)
  const start = performance.now()
  const seconds = () => (performance.now() - start) / 1000
  const [left, right] = [await table(leftFile), await table(rightFile)]
  const read = seconds()
  let namesDone = 0
  const matched = await matchLists(fieldsOf(scripts === 'across'), left.rows, right.rows, {
    workers: Number(workers),
    progress: (what) => {
      if (what === 'names') namesDone = seconds()
    },
  })
  const matchSeconds = seconds() - read
  const { user, system } = process.cpuUsage()
  process.stdout.write(
    `${JSON.stringify({
      seconds: seconds(),
      readSeconds: read,
      namesSeconds: namesDone - read,
      matchSeconds,
      cpuSeconds: (user + system) / 1e6,
      peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
      digest: digestOf(matched),
      ...rightness(matched, left.people, right.people),
    })}\n`,
  )
}
