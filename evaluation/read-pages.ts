/**
 * Reads a folder of saved pages and writes one NAME.json of claims for each, to be scored:
 *   node evaluation/read-pages.ts PAGES OUT [--case NAME.json]
 * A gold file beside a page tells which words are the article, so that the reader is measured apart from the intake.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { type CaseSetting, EMPTY_CASE } from '../packages/core/src/claims/case-setting.ts'
import { readClaims } from '../packages/core/src/reading/read-claims.ts'
import { goldOf, pageFrom } from './page-from-gold.ts'

const [pages, out] = process.argv.slice(2).filter((arg) => !arg.startsWith('--'))
const caseFile = process.argv.find((arg) => arg.startsWith('--case='))?.slice(7)
if (pages === undefined || out === undefined) {
  console.error('usage: read-pages.ts PAGES OUT [--case=FILE]')
  process.exit(2)
}
const setting: CaseSetting = caseFile === undefined ? EMPTY_CASE : JSON.parse(readFileSync(caseFile, 'utf8'))
mkdirSync(out, { recursive: true })
let spent = 0
let size = 0
for (const file of readdirSync(pages).filter((name) => /\.(?:html|txt)$/u.test(name))) {
  const name = basename(file, extname(file))
  const raw = readFileSync(join(pages, file), 'utf8')
  const gold = [`${name}.json`, `${name}.gold.json`].map((json) => join(pages, json)).find(existsSync)
  const known = gold === undefined ? null : goldOf(readFileSync(gold, 'utf8'))
  const page = pageFrom(raw, file.endsWith('.html'), known)
  const started = performance.now()
  const reading = readClaims({
    source: name,
    page,
    setting,
    referenceDate: known?.referenceDate ?? null,
    lang: known?.lang ?? null,
  })
  spent += performance.now() - started
  size += page.text.length
  writeFileSync(join(out, `${name}.json`), JSON.stringify(reading, null, 1))
}
console.error(
  `${(spent / 1000).toFixed(3)} s for ${size} characters: ${Math.round((size / 2048 / spent) * 1000)} pages of 2 kB a second`,
)
