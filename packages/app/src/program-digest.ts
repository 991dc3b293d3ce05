import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const CORE = fileURLToPath(new URL('../../core/', import.meta.url))

let known: string | null = null

/**
 * The digest of the program that works answers out: an answer that was kept counts only for the very program that gave it,
 * so that one with better rules never shows what an older one said.
 */
export function programDigest(): string {
  known ??= digestOf(CORE)
  return known
}

function digestOf(folder: string): string {
  const hash = createHash('sha256')
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && /\.(?:ts|json)$/u.test(file.name) && !file.name.endsWith('.test.ts'))
    .map((file) => `${file.parentPath}/${file.name}`)
    .filter((path) => !path.includes('node_modules'))
    .sort()
  for (const path of names)
    hash
      .update(`${path.slice(folder.length)}\0`)
      .update(readFileSync(path))
      .update('\0')
  return hash.digest('hex')
}
