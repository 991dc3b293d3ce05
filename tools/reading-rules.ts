import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const FOLDER = fileURLToPath(new URL('../docs/rules/', import.meta.url))
const FILE = fileURLToPath(new URL('../packages/app/src/reading-rules.json', import.meta.url))

/** The reading rules (RD) as docs/rules words them, for a program that runs without its documentation. */
export function expectedRules(): string {
  const rules = readdirSync(FOLDER)
    .filter((name) => name.startsWith('RD'))
    .flatMap((name) => [...readFileSync(join(FOLDER, name), 'utf8').matchAll(/^- \*\*(RD\d+)\*\* (.*)$/gmu)])
    .map((match): [string, string] => [match[1] ?? '', match[2] ?? ''])
    .sort(([a], [b]) => Number(a.slice(2)) - Number(b.slice(2)))
  return `${JSON.stringify(Object.fromEntries(rules), null, 2)}\n`
}

export const keptRules = (): string => readFileSync(FILE, 'utf8')

// `node scripts/run.mjs tools/reading-rules.ts` writes them anew.
if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(FILE, expectedRules())
