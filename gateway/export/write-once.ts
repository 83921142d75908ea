import { createHash } from 'node:crypto'
import { mkdir, open, readFile, type FileHandle } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { AwsClient } from 'aws4fetch'
import { request } from 'undici'

/**
 * Storage in which what is written stays: whoever runs the gateway cannot change it either. An attacker who holds it can
 * at most destroy it. @throws when it is not known that the text is there for good.
 */
export interface WriteOnce {
  write(name: string, text: string): Promise<void>
}

/**
 * A folder, of a file system that is itself write-once or on another's machine; each file is on the disk before `write` ends.
 * What a crash left of a text is finished, never written over; a file that is whole is read-only, which commits it for good
 * on a file system that is told so.
 */
export const createFolderStore = (folder: string): WriteOnce => ({
  write: async (name, text) => {
    const path = join(folder, name)
    await mkdir(dirname(path), { recursive: true })
    const file = await openNew(path) ?? await open(path, 'r+').catch(() => undefined)
    if (!file) return assertSame(text, await readFile(path, 'utf8'))
    try {
      const [whole, found] = [Buffer.from(text), await file.readFile()]
      assertSame(whole.toString('latin1', 0, found.length), found.toString('latin1'))
      await file.writeFile(whole.subarray(found.length))
      await file.sync()
      await file.chmod(0o444)
    } finally {
      await file.close()
    }
    await syncFolder(dirname(path))
  },
})

/** Undefined where a file stands already. */
const openNew = (path: string): Promise<FileHandle | undefined> => open(path, 'wx+').catch((error: NodeJS.ErrnoException) => {
  if (error.code === 'EEXIST') return undefined
  throw error
})

const assertSame = (text: string, found: string): void => {
  if (text !== found) throw new Error('another text stands under this name')
}

const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}

/** A bucket with object lock, of any storage that speaks S3. `url` is the bucket's. */
export interface BucketSettings {
  readonly url: string
  readonly region: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly retainDays: number
}

/** Milliseconds. */
const PATIENCE = 10_000
const DAY = 86_400_000

/**
 * Nobody, not even the bucket's owner, can change or delete an object before its day (`COMPLIANCE`); none is written over.
 * Where one stands already, its text is read, which the credentials must permit: another could have been put there before.
 */
export const createBucketStore = ({ url, retainDays, ...credentials }: BucketSettings, now: () => Date): WriteOnce => {
  const client = new AwsClient({ ...credentials, service: 's3' })

  const ask = async (name: string, asked: { method: 'GET' } | { method: 'PUT'; headers: Record<string, string>; body: string }) => {
    const signed = await client.sign(`${url.replace(/\/$/, '')}/${name}`, {
      ...asked, aws: { datetime: now().toISOString().replace(/[:-]|\.\d{3}/g, '') },
    })
    return request(signed.url, {
      method: asked.method, headers: Object.fromEntries(signed.headers), body: 'body' in asked ? asked.body : null,
      signal: AbortSignal.timeout(PATIENCE),
    })
  }

  const assertThere = async (name: string, text: string): Promise<void> => {
    const { statusCode, headers, body } = await ask(name, { method: 'GET' })
    const mayBeIt = statusCode === 200 && headers['content-length'] === String(Buffer.byteLength(text))
    if (mayBeIt) return assertSame(text, await body.text())
    await body.dump()
    throw new Error('another text stands under this name, or it cannot be read')
  }

  return {
    write: async (name, text) => {
      const { statusCode, body } = await ask(name, {
        method: 'PUT',
        body: text,
        headers: {
          'content-type': 'text/plain; charset=utf-8',
          'if-none-match': '*',
          'x-amz-checksum-sha256': createHash('sha256').update(text).digest('base64'),
          'x-amz-content-sha256': createHash('sha256').update(text).digest('hex'),
          'x-amz-object-lock-mode': 'COMPLIANCE',
          'x-amz-object-lock-retain-until-date': new Date(now().getTime() + retainDays * DAY).toISOString(),
        },
      })
      await body.dump()
      if (statusCode === 412) return assertThere(name, text)
      if (statusCode < 200 || statusCode > 299) throw new Error('the bucket did not take the text')
    },
  }
}
