/**
 * How well the letter models tell tokens of one name from any two: recall at one chance match in a thousand, on the parts of
 * ../shared/data/name-tokens that training never saw: node evaluation/name-tokens.ts [--part=20|16]
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { letterEvidence, openLetterModel, type StoredLetterModel } from '@muster/core'
import { readPairs, SCRIPTS } from './train/letters.ts'

const ROOT = join(import.meta.dirname, '..')
const part = process.argv.find((arg) => arg.startsWith('--part='))?.slice(7) ?? '20'
const show = process.argv.includes('--misses')
let seed = 20261124
const random = (): number => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
  return seed / 2 ** 32
}

for (const [script, file] of Object.entries(SCRIPTS)) {
  const held = file.replace(/_\d+\.tsv/u, `_${part}.tsv`)
  const model = openLetterModel(
    JSON.parse(readFileSync(join(ROOT, `vocabularies/letters-${script}.json`), 'utf8')) as StoredLetterModel,
  )
  const pairs = readPairs(held)
  const pick = () => pairs[Math.floor(random() * pairs.length)] ?? { left: '', right: '' }
  const chance: number[] = []
  while (chance.length < 100_000) {
    const left = pick()
    const right = pick()
    if (left !== right && left.right !== right.right) chance.push(letterEvidence(left.left, right.right, model))
  }
  chance.sort((a, b) => b - a)
  const threshold = chance[100] ?? 0
  const scores = pairs.map((pair) => ({ pair, score: letterEvidence(pair.left, pair.right, model) }))
  const found = scores.filter(({ score }) => score > threshold).length
  process.stdout.write(
    `${script} ${held}: recall ${(found / pairs.length).toFixed(4)} at 1e-3 (evidence over ${threshold.toFixed(2)}; at 1e-4 over ${(chance[10] ?? 0).toFixed(2)}, recall ${(scores.filter(({ score }) => score > (chance[10] ?? 0)).length / pairs.length).toFixed(4)})\n`,
  )
  if (show)
    for (const { pair, score } of scores
      .filter(({ score: s }) => s <= threshold)
      .filter((_, at) => at % 20 === 0)
      .slice(0, 25))
      process.stdout.write(`  ${pair.left} ${pair.right} ${score.toFixed(1)}\n`)
}
