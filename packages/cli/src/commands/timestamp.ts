import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { ActRefused, checkProofs, describeProofOf, keepProof, requestTimestamp, takeAnswer } from '@muster/app'
import type { KeptProof } from '@muster/core'
import type { Command } from 'commander'
import { openNamedCase } from '../open-case.ts'
import { BadUsage, EXIT } from '../outcomes-to-exit.ts'

interface Options {
  readonly case?: string
}

const CASE = ['--case <dir>', "the case's folder or address; without it the current folder"] as const

export function timestampCommand(program: Command): void {
  const timestamp = program
    .command('timestamp')
    .summary('proofs by others of when a page or the ledger was there')
    .description(
      'Timestamps (RFC 3161) and OpenTimestamps proofs, kept with what they are of. Nothing here uses the network.',
    )
  timestamp
    .command('request')
    .description('Writes a request to be sent to a stamper. It holds one digest and nothing else.')
    .requiredOption('--out <file>', 'a new file, by custom ending in .tsq')
    .option('--page <sha256>', 'of this page (the first digits do); without it of the ledger as it stands')
    .option(...CASE)
    .action(request)
  timestamp
    .command('import')
    .description("Keeps a stamper's answer (.tsr), a token, or an OpenTimestamps proof (.ots) with what it is of.")
    .argument('<file...>', 'proofs')
    .option(
      '--page <sha256>',
      'what was asked for; then a refusal, or an answer that is no token, is recorded as a stamp that failed',
    )
    .option(...CASE)
    .action(keep)
  timestamp
    .command('check')
    .description('Checks every proof of the case offline. What cannot be checked here is named as unchecked.')
    .option('--roots <file>', 'certificates (PEM) of stampers or their issuers to trust')
    .option(...CASE)
    .action(check)
  for (const command of timestamp.commands) command.exitOverride()
}

async function request(options: Options & { readonly out: string; readonly page?: string }): Promise<void> {
  const session = await openNamedCase(options.case)
  const { bytes, of } = await requestTimestamp(session, options.page ?? null).finally(() => session.close())
  writeFileSync(options.out, bytes, { flag: 'wx' })
  process.stdout.write(
    `${options.out} asks for a timestamp of ${describeProofOf(of)}; send it to a stamper, for example with\n  curl -H 'Content-Type: application/timestamp-query' --data-binary @${options.out} ADDRESS -o answer.tsr\n`,
  )
}

async function keep(files: readonly string[], options: Options & { readonly page?: string }): Promise<void> {
  if (options.page !== undefined && files.length > 1) throw new BadUsage('--page goes with exactly one answer')
  const session = await openNamedCase(options.case)
  try {
    for (const file of files) {
      const bytes = readAnswer(file)
      const taken = await (options.page === undefined
        ? keepProof(session, bytes)
        : takeAnswer(session, bytes, options.page)
      ).catch((error: unknown) => {
        throw error instanceof ActRefused ? new ActRefused(error.refusal, `${file}: ${error.message}`) : error
      })
      process.stdout.write(
        `${file}: ${'form' in taken ? inWords(taken) : `no stamp (${taken.failed}): page ${taken.page.slice(0, 12)}… counts as weaker until a proof is kept`}\n`,
      )
    }
  } finally {
    await session.close()
  }
}

/** A token with its certificates has a few thousand bytes, a proof of OpenTimestamps fewer. */
const MOST_BYTES = 1024 * 1024

function readAnswer(file: string): Buffer {
  const { size } = statSync(file)
  if (size > MOST_BYTES)
    throw new ActRefused('bad-input', `${file} is larger than 1 MB, which no timestamp is: give the stamper’s answer`)
  return readFileSync(file)
}

const inWords = ({ form, of }: KeptProof): string => `kept as a proof (${form}) of ${describeProofOf(of)}`

async function check(options: Options & { readonly roots?: string }): Promise<void> {
  const roots = options.roots === undefined ? null : readFileSync(options.roots, 'utf8')
  const session = await openNamedCase(options.case)
  const checked = await checkProofs(session, roots).finally(() => session.close())
  for (const { proof, state, says } of checked)
    process.stdout.write(`${state}: ${describeProofOf(proof.of)} (${proof.form}, entry ${proof.entry}): ${says}\n`)
  if (checked.length === 0) process.stdout.write('this case keeps no proofs\n')
  if (checked.some(({ state }) => state === 'broken')) process.exitCode = EXIT.no
}
