/**
 * Reads a folder of saved pages the way a user's page goes, through intake and reader, and writes one NAME.json of claims
 * for each, to be scored: node evaluation/read-pages.ts PAGES OUT [--case=FILE]. Nothing of an expected answer goes in.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { EMPTY_CASE, readPage } from '@muster/app'
import type { CaseSetting } from '@muster/core'

const [pages, out] = process.argv.slice(2).filter((arg) => !arg.startsWith('--'))
const caseFile = process.argv.find((arg) => arg.startsWith('--case='))?.slice('--case='.length)
if (pages === undefined || out === undefined) {
  process.stderr.write('usage: read-pages.ts PAGES OUT [--case=FILE]\n')
  process.exit(2)
}

const setting = caseFile === undefined ? EMPTY_CASE : (JSON.parse(readFileSync(caseFile, 'utf8')) as CaseSetting)
mkdirSync(out, { recursive: true })
for (const name of readdirSync(pages).filter((file) => /\.(?:html|txt)$/u.test(file))) {
  const hint = { mediaType: null, charset: null, url: null, name }
  const { claims } = readPage(readFileSync(join(pages, name)), hint, { setting, referenceDate: null, lang: null })
  writeFileSync(join(out, `${basename(name, extname(name))}.json`), JSON.stringify({ claims }, null, 1))
}
