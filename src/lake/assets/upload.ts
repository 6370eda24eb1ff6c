import {createHash} from 'node:crypto'

export type Upload = {
  readonly bytes: Uint8Array
  /** What the client says it sends. Believed for files only. */
  readonly mimeType: string
  readonly filename?: string
  readonly projectId: string
  readonly dataset: string
  /** Where this lake serves `/images` and `/files`, without a slash at the end: `http://localhost:3333`. */
  readonly baseUrl: string
  /** A fresh id for this upload. */
  readonly uploadId: string
  readonly label?: string
  readonly title?: string
  readonly description?: string
  readonly creditLine?: string
  readonly source?: {readonly id: string; readonly name: string; readonly url?: string}
}

export type AssetDocument = {
  readonly _id: string
  readonly _type: string
  readonly assetId: string
  readonly sha1hash: string
  readonly extension: string
  readonly mimeType: string
  readonly size: number
  readonly path: string
  readonly url: string
  readonly uploadId: string
  readonly originalFilename?: string
  readonly label?: string
  readonly title?: string
  readonly description?: string
  readonly creditLine?: string
  readonly source?: {readonly _type: 'sanity.assetSourceData'; readonly id: string; readonly name: string}
}

/**
 * What image and file assets have in common. Ids, paths and addresses are made from the content's SHA-1, so that
 * the same bytes always are the same asset; `stem` adds an image's size to it.
 */
export function describeUpload(
  upload: Upload,
  kind: 'image' | 'file',
  {extension, mimeType, size = ''}: {extension: string; mimeType: string; size?: string},
) {
  const sha1hash = createHash('sha1').update(upload.bytes).digest('hex')
  const stem = size === '' ? sha1hash : `${sha1hash}-${size}`
  const path = `${kind}s/${upload.projectId}/${upload.dataset}/${stem}.${extension}`
  const {filename, label, title, description, creditLine, source} = upload

  return {
    _id: `${kind}-${stem}-${extension}`,
    assetId: sha1hash,
    sha1hash,
    extension,
    mimeType,
    size: upload.bytes.byteLength,
    path,
    url: `${upload.baseUrl}/${path}`,
    uploadId: upload.uploadId,
    ...(filename === undefined ? {} : {originalFilename: filename}),
    ...(label === undefined ? {} : {label}),
    ...(title === undefined ? {} : {title}),
    ...(description === undefined ? {} : {description}),
    ...(creditLine === undefined ? {} : {creditLine}),
    ...(source === undefined ? {} : {source: {_type: 'sanity.assetSourceData' as const, ...source}}),
  }
}

/**
 * The id of the asset stored at the path of a URL, such as `/images/<project>/<dataset>/<hash>-<w>x<h>.<ext>`, or
 * null when no asset can be there. A further segment, the name a page would rather show, is left aside.
 */
export function assetIdOfPath(path: string): string | null {
  const image = /^\/?images\/[^/]+\/[^/]+\/([a-f0-9]{40}-\d{1,6}x\d{1,6})\.([a-z0-9]{1,10})(?:\/[^/]*)?$/.exec(path)
  const file = /^\/?files\/[^/]+\/[^/]+\/([a-f0-9]{40})\.([a-z0-9]{1,10})(?:\/[^/]*)?$/.exec(path)
  if (image) return `image-${image[1]}-${image[2]}`
  return file ? `file-${file[1]}-${file[2]}` : null
}
