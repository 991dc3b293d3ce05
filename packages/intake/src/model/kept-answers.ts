import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ModelPrompt } from '@muster/core'

const IV = 12
const TAG = 16

/**
 * A model's answers, each under a name and a key made from what was asked: the text, the instructions and the model.
 * Answers name people. Whoever finds the folder and does not have the page can neither read them nor tell what page
 * they are of; whoever has the page learns that it was asked about. AES-256-GCM.
 */
export class KeptAnswers {
  readonly #folder: string
  readonly #model: string

  constructor(folder: string, model: string) {
    this.#folder = folder
    this.#model = model
  }

  /** The answer kept for a prompt; null: none, or one that no longer can be read. */
  get(prompt: ModelPrompt): string | null {
    try {
      const sealed = readFileSync(this.#path(prompt))
      const opening = createDecipheriv('aes-256-gcm', this.#digest('key', prompt), sealed.subarray(0, IV))
      opening.setAuthTag(sealed.subarray(IV, IV + TAG))
      return Buffer.concat([opening.update(sealed.subarray(IV + TAG)), opening.final()]).toString('utf8')
    } catch {
      return null
    }
  }

  /** Keeps an answer. A folder that cannot be written costs the repetition, never the reading. */
  put(prompt: ModelPrompt, answer: string): void {
    const path = this.#path(prompt)
    const iv = randomBytes(IV)
    const sealing = createCipheriv('aes-256-gcm', this.#digest('key', prompt), iv)
    const sealed = Buffer.concat([sealing.update(answer, 'utf8'), sealing.final()])
    try {
      mkdirSync(this.#folder, { recursive: true, mode: 0o700 })
      writeFileSync(`${path}.part`, Buffer.concat([iv, sealing.getAuthTag(), sealed]), { mode: 0o600 })
      renameSync(`${path}.part`, path)
    } catch {
      rmSync(`${path}.part`, { force: true })
    }
  }

  #path(prompt: ModelPrompt): string {
    return join(this.#folder, this.#digest('name', prompt).toString('hex'))
  }

  #digest(use: 'name' | 'key', { system, user }: ModelPrompt): Buffer {
    return createHash('sha256').update([use, this.#model, system, user].join('\0')).digest()
  }
}
