import type {AssetDocument, Upload} from './upload.ts'
import {describeUpload} from './upload.ts'

export type FileAsset = AssetDocument & {readonly _type: 'sanity.fileAsset'}

/**
 * The document of an uploaded file. Any bytes are taken: what makes them harmless is how they are served, see
 * `assetHeaders`.
 */
export function fileAsset(upload: Upload): FileAsset {
  const extension = /\.([a-z0-9]{1,10})$/i.exec(upload.filename ?? '')?.[1]?.toLowerCase() ?? 'bin'
  const mimeType = /^[\w.+-]+\/[\w.+-]+/.exec(upload.mimeType)?.[0].toLowerCase() ?? 'application/octet-stream'
  return {_type: 'sanity.fileAsset', ...describeUpload(upload, 'file', {extension, mimeType})}
}
