import { type LanguageModel, type ModelAnswer, ModelFailed, type ModelPrompt } from '@muster/core'
import { Agent, type Dispatcher, request } from 'undici'
import { KeptAnswers } from './kept-answers.ts'

/** Where a model is asked. Any endpoint that speaks the chat completions of OpenAI will do, on this machine or elsewhere. */
export interface ModelEndpoint {
  /** Up to and with the version: 'http://localhost:11434/v1'. */
  readonly url: string
  readonly model: string
  readonly key: string | null
  /** From the call to the last byte of the answer. */
  readonly milliseconds: number
  /** Folder for answers, encrypted, so that a run repeats; null: keep none. */
  readonly kept: string | null
}

export const MODEL_MILLISECONDS = 120_000
const LARGEST_ANSWER = 2_000_000

const LOCAL = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Why an address can not be asked, in one sentence; null: it can. What is sent must not be readable on the way. */
export function whyNotEndpoint(url: string): string | null {
  if (!URL.canParse(url)) return `${url} is no address of a model: write it like http://localhost:11434/v1`
  const { protocol, hostname, username } = new URL(url)
  if (username !== '') return 'the address of the model carries a password: give the key as MUSTER_MODEL_KEY'
  if (protocol === 'https:' || (protocol === 'http:' && LOCAL.has(hostname))) return null
  return `${hostname} would be sent the page unencrypted: use https, or a model on this machine`
}

/** A model behind an endpoint. Its answers are kept, and asked for only once. */
export function modelAt(endpoint: ModelEndpoint): LanguageModel {
  const kept = endpoint.kept === null ? null : new KeptAnswers(endpoint.kept, endpoint.model)
  return {
    name: endpoint.model,
    async ask(prompt: ModelPrompt): Promise<ModelAnswer> {
      const before = kept?.get(prompt) ?? null
      if (before !== null) return { text: before, kept: true }
      const text = await askEndpoint(endpoint, prompt)
      kept?.put(prompt, text)
      return { text, kept: false }
    },
  }
}

async function askEndpoint(endpoint: ModelEndpoint, { system, user }: ModelPrompt): Promise<string> {
  const why = whyNotEndpoint(endpoint.url)
  if (why !== null) throw new ModelFailed(why)
  const agent = new Agent({ connect: { timeout: endpoint.milliseconds } })
  const signal = AbortSignal.timeout(endpoint.milliseconds)
  try {
    const answer = await request(`${endpoint.url.replace(/\/+$/u, '')}/chat/completions`, {
      dispatcher: agent,
      signal,
      method: 'POST',
      headersTimeout: 0,
      bodyTimeout: 0,
      headers: {
        'content-type': 'application/json',
        ...(endpoint.key === null ? {} : { authorization: `Bearer ${endpoint.key}` }),
      },
      body: JSON.stringify({
        model: endpoint.model,
        temperature: 0,
        seed: 1,
        messages: [
          { role: 'system', content: system },
          { role: 'user', content: user },
        ],
      }),
    })
    // Redirects are not followed: the page would go to a host that nobody named.
    if (answer.statusCode !== 200) throw new ModelFailed(`the model answered ${answer.statusCode}`)
    return contentOf(await bodyOf(answer))
  } catch (error) {
    if (error instanceof ModelFailed) throw error
    throw new ModelFailed(
      signal.aborted
        ? `the model gave no answer within ${endpoint.milliseconds / 1000} seconds`
        : `the model at ${new URL(endpoint.url).host} cannot be reached`,
    )
  } finally {
    await agent.destroy()
  }
}

async function bodyOf({ body }: Dispatcher.ResponseData): Promise<string> {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of body as AsyncIterable<Buffer>) {
    size += piece.length
    if (size > LARGEST_ANSWER) throw new ModelFailed('the model answered more than a page can come to')
    pieces.push(piece)
  }
  return Buffer.concat(pieces).toString('utf8')
}

/** What the model said, out of the envelope that endpoints send it in. */
function contentOf(body: string): string {
  try {
    const content = (JSON.parse(body) as { choices?: { message?: { content?: unknown } }[] }).choices?.[0]?.message
      ?.content
    if (typeof content === 'string') return content
  } catch {
    // Falls through: no JSON is no answer either.
  }
  throw new ModelFailed('the model answered something other than a chat completion')
}
