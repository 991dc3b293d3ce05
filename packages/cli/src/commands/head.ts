import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { ActRefused, makeSigningKey, type SignedHead, signHead } from '@muster/app'
import type { Command } from 'commander'
import { openNamedStore } from '../open-case.ts'
import { askSigningPassphrase } from '../passphrase.ts'

interface Options {
  readonly case?: string
  readonly sign?: string
  readonly out?: string
  readonly makeKey?: string
}

export function headCommand(program: Command): void {
  program
    .command('head')
    .summary('where the chain stands, signed and to be sent out')
    .description(
      "Prints the place and the digest of the last entry. Whoever has it can show later ('muster verify --head FILE') that the\nchain was extended since and never rewritten. It names no case and no person.",
    )
    .option('--case <dir>', "the case's folder or address; without it the current folder")
    .option('--sign <key>', 'sign it with this key (Ed25519, PEM)')
    .option('--out <file>', 'write the signed head to a new file')
    .option(
      '--make-key <file>',
      'make a signing key in a new file, locked by MUSTER_SIGNING_PASSPHRASE where that is set',
    )
    .action(run)
}

async function run(options: Options): Promise<void> {
  if (options.makeKey !== undefined) {
    const passphrase = process.env.MUSTER_SIGNING_PASSPHRASE || null
    if (passphrase === null)
      process.stderr.write('without MUSTER_SIGNING_PASSPHRASE, whoever copies this key can sign with it\n')
    writeFileSync(options.makeKey, makeSigningKey(passphrase), { mode: 0o600, flag: 'wx' })
    process.stdout.write(`signing key made in ${options.makeKey}\n`)
    return
  }
  const store = await openNamedStore(options.case)
  const head = await store.head().finally(() => store.close())
  if (options.sign === undefined) {
    process.stdout.write(`entry ${head.seq}\n${inGroups(head.hash)}\n`)
    return
  }
  const pem = readFileSync(options.sign, 'utf8')
  const passphrase = pem.includes('ENCRYPTED') ? await askSigningPassphrase() : null
  const signed = signHead(head, new Date().toISOString(), pem, passphrase)
  if (!signed)
    throw new ActRefused(
      'bad-input',
      `${options.sign} is no Ed25519 key, or its passphrase is another: 'muster head --make-key' makes one`,
    )
  const text = `${JSON.stringify(signed, null, 2)}\n`
  if (options.out === undefined) process.stdout.write(text)
  else {
    if (existsSync(options.out)) throw new ActRefused('bad-input', `${options.out} is there already: name a new file`)
    writeFileSync(options.out, text, { flag: 'wx' })
    process.stdout.write(shortForm(signed))
  }
}

/** For paper: what a person can read out, compare and type. */
const shortForm = (head: SignedHead): string =>
  `entry ${head.seq}, signed ${head.at}\n${inGroups(head.hash)}\nkey ${inGroups(Buffer.from(head.key, 'base64').toString('hex'))}\n`

const inGroups = (hex: string): string => (hex.match(/.{1,8}/gu) ?? []).join(' ')
