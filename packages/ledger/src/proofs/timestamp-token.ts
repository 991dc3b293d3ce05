import { randomBytes, webcrypto } from 'node:crypto'
import { Integer, OctetString } from 'asn1js'
import {
  AlgorithmIdentifier,
  type AttributeTypeAndValue,
  Certificate,
  ContentInfo,
  CryptoEngine,
  type ExtKeyUsage,
  MessageImprint,
  SignedData,
  setEngine,
  TimeStampReq,
  TimeStampResp,
  TSTInfo,
} from 'pkijs'
import type { ProofCheck } from './proof-check.ts'

/** Timestamp tokens of RFC 3161: asked for, read and checked without any network. */

const SHA256 = '2.16.840.1.101.3.4.2.1'
const TIMESTAMPING = '1.3.6.1.5.5.7.3.8'
const EXTENDED_KEY_USAGE = '2.5.29.37'

setEngine('node', new CryptoEngine({ name: 'node', crypto: webcrypto as never }))

const exact = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer

/** A request for a token on a SHA-256 (64 hexadecimal digits), DER: what `openssl ts -query` makes. Nothing else is in it. */
export function timestampRequest(sha256: string): Uint8Array {
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: SHA256 }),
      hashedMessage: new OctetString({ valueHex: exact(Buffer.from(sha256, 'hex')) }),
    }),
    nonce: new Integer({ valueHex: exact(Buffer.concat([Buffer.of(1), randomBytes(8)])) }),
    certReq: true,
  })
  return new Uint8Array(request.toSchema().toBER(false))
}

interface Token {
  readonly signed: SignedData
  readonly info: TSTInfo
}

/** The token in a response or by itself; null when the bytes are neither. */
function tokenIn(bytes: Uint8Array): Token | null {
  const buffer = exact(bytes)
  try {
    const signed = new SignedData({ schema: contentOf(buffer).content })
    const content = signed.encapContentInfo.eContent?.valueBlock.valueHexView
    if (!content) return null
    return { signed, info: TSTInfo.fromBER(exact(content)) }
  } catch {
    return null
  }
}

function contentOf(buffer: ArrayBuffer): ContentInfo {
  try {
    const { timeStampToken } = TimeStampResp.fromBER(buffer)
    if (timeStampToken) return timeStampToken
  } catch {
    // Not a response: a token by itself.
  }
  return ContentInfo.fromBER(buffer)
}

/** PKIStatus (RFC 3161, 2.4.2) of an answer that holds no token. */
const STATUS = ['granted', 'granted with changes', 'rejected', 'waiting', 'about to be revoked', 'revoked'] as const

/** What a stamper answered instead of a token: the name of its status and its own words, where it gives any. Null when these bytes are no such answer. */
export function refusalIn(bytes: Uint8Array): string | null {
  try {
    const { status, timeStampToken } = TimeStampResp.fromBER(exact(bytes))
    if (timeStampToken) return null
    const words = (status.statusStrings ?? []).map((each) => each.valueBlock.value).filter((each) => each !== '')
    return [STATUS[status.status] ?? `status ${status.status}`, ...words].join(': ')
  } catch {
    return null
  }
}

/** What a token says that it stamped: the SHA-256 and when (ISO 8601, UTC). Null when these bytes are no token on a SHA-256. */
export function readToken(bytes: Uint8Array): { readonly sha256: string; readonly at: string } | null {
  const token = tokenIn(bytes)
  if (token?.info.messageImprint.hashAlgorithm.algorithmId !== SHA256) return null
  const { hashedMessage } = token.info.messageImprint
  return {
    sha256: Buffer.from(hashedMessage.valueBlock.valueHexView).toString('hex'),
    at: token.info.genTime.toISOString(),
  }
}

/**
 * Checks a token on `data`, offline: the digest, the signature by the certificate in it, that this certificate is for
 * stamping, and, where `roots` (PEM) are given, that a chain leads to one of them. Revocation is not looked up.
 */
export async function checkToken(bytes: Uint8Array, data: Uint8Array, roots: string | null): Promise<ProofCheck> {
  const token = tokenIn(bytes)
  if (!token) return { state: 'broken', says: 'it is no timestamp token' }
  const { signed } = token
  const when = token.info.genTime.toISOString()
  const given = { signer: 0, data: exact(data), extendedMode: true } as const
  const checked = await signed.verify(given).catch(() => null)
  if (!checked?.signatureVerified) return { state: 'broken', says: 'its digest or its signature does not hold' }
  const signer = checked.signerCertificate
  if (!signer || !isForStamping(signer)) return { state: 'broken', says: 'its certificate is not one for stamping' }
  const by = `stamped ${when} by ${nameOf(signer)}`
  if (roots === null)
    return { state: 'unchecked', says: `${by}; its signature holds, and no root was given to trust it by` }
  const trusted = await signed.verify({ ...given, checkChain: true, trustedCerts: certificatesIn(roots) }).then(
    ({ signerCertificateVerified }) => signerCertificateVerified === true,
    () => false,
  )
  return trusted
    ? { state: 'holds', says: `${by}; its signature and its certificates hold` }
    : { state: 'unchecked', says: `${by}; its signature holds, and no chain leads to the roots that were given` }
}

function isForStamping(certificate: Certificate): boolean {
  const usage = certificate.extensions?.find(({ extnID }) => extnID === EXTENDED_KEY_USAGE)
  return (usage?.parsedValue as ExtKeyUsage | undefined)?.keyPurposes.includes(TIMESTAMPING) === true
}

const COMMON_NAME = '2.5.4.3'

const nameOf = (certificate: Certificate): string => {
  const named = (part: AttributeTypeAndValue) => part.type === COMMON_NAME
  const value: unknown = certificate.subject.typesAndValues.find(named)?.value.valueBlock.value
  return typeof value === 'string' ? value : 'a stamper without a name'
}

/** Certificates in PEM. Throws what the parser throws when one cannot be read. */
function certificatesIn(pem: string): Certificate[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/gu) ?? []
  return blocks.map((block) =>
    Certificate.fromBER(exact(Buffer.from(block.replace(/-----[^-]+-----|\s/gu, ''), 'base64'))),
  )
}
