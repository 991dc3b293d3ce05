import { createHash, type Hash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))
/** What an answer can depend on: the core, what this package gives it, its words, and the versions of what others wrote. */
const PARTS = ['packages/core/src', 'packages/app/src', 'vocabularies', 'package-lock.json']

let known: string | null = null

/**
 * The digest of the program that works answers out: an answer that was kept counts only for the very program that gave it,
 * so that one with better rules never shows what an older one said.
 */
export function programDigest(): string {
  if (known !== null) return known
  const hash = createHash('sha256')
  for (const part of PARTS) if (existsSync(join(ROOT, part))) takeIn(hash, part)
  known = hash.digest('hex')
  return known
}

function takeIn(hash: Hash, path: string): void {
  if (statSync(join(ROOT, path)).isDirectory()) {
    for (const name of readdirSync(join(ROOT, path)).toSorted()) takeIn(hash, `${path}/${name}`)
    return
  }
  if (!path.endsWith('.test.ts'))
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(ROOT, path)))
      .update('\0')
}
