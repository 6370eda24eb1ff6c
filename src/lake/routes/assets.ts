import {AssetError} from '../assets/assetError.ts'
import {assetHeaders} from '../assets/assetHeaders.ts'
import {fileAsset} from '../assets/fileAsset.ts'
import {imageAsset} from '../assets/imageAsset.ts'
import {transformImage} from '../assets/transformImage.ts'
import {assetIdOfPath, type AssetDocument, type Upload} from '../assets/upload.ts'
import {plainError, requestRefused, notPermitted} from '../errors.ts'
import {systemAccess} from '../grants.ts'
import type {LakeApp, LakeParts} from '../lake.ts'
import {readBody, signedIn, type LakeContext} from '../request.ts'
import {checkDataset} from './dataset.ts'

/** The largest image or file that is taken, in bytes. */
const maxUpload = 50_000_000

/** Uploads of images and files. Whoever may write a draft may upload; the lake itself writes the asset's document. */
export function uploadRoutes(api: LakeApp, lake: LakeParts): void {
  api.post('/assets/images/:dataset', async (c) => {
    checkDataset(lake, c)
    const upload = await readUpload(c, lake)
    const asset = await refusing(imageAsset({...upload, extract: c.req.queries('meta')}))
    return c.json({document: await stored(c, lake, upload, asset)})
  })
  api.post('/assets/files/:dataset', async (c) => {
    checkDataset(lake, c)
    const upload = await readUpload(c, lake)
    return c.json({document: await stored(c, lake, upload, fileAsset(upload))})
  })
}

/** Serves what was uploaded, at the addresses that asset documents and `@sanity/image-url` give. */
export function assetRoutes(app: LakeApp, lake: LakeParts): void {
  app.get('/images/:project/:dataset/*', (c) => served(c, lake))
  app.get('/files/:project/:dataset/*', (c) => served(c, lake))
}

async function readUpload(c: LakeContext, lake: LakeParts): Promise<Upload> {
  const {access} = signedIn(c).caller
  const permitted = ['sanity.imageAsset', 'sanity.fileAsset'].every((_type) => {
    return access.can('create', {_id: 'drafts.upload', _type}) || access.can('create', {_id: 'upload', _type})
  })
  if (!permitted) throw requestRefused('mutation', 0, notPermitted('create', 'drafts.upload'))
  const query = (name: string) => c.req.query(name) || undefined
  const [sourceId, sourceName, sourceUrl] = [query('sourceId'), query('sourceName'), query('sourceUrl')]
  return {
    bytes: await readBody(c, maxUpload),
    mimeType: c.req.header('content-type') ?? 'application/octet-stream',
    filename: query('filename'),
    label: query('label'),
    title: query('title'),
    description: query('description'),
    creditLine: query('creditLine'),
    source: sourceId && sourceName ? {id: sourceId, name: sourceName, url: sourceUrl} : undefined,
    projectId: lake.projectId,
    dataset: lake.dataset,
    baseUrl: lake.address.url ?? new URL(c.req.url).origin,
    uploadId: lake.newId(),
  }
}

async function stored(c: LakeContext, lake: LakeParts, {bytes}: Upload, asset: AssetDocument) {
  const {caller} = signedIn(c)
  const {result} = await lake.committer.submit({
    access: systemAccess(caller.access.identity),
    kind: 'mutation',
    work: (transaction) => {
      lake.store.putBlob(asset._id, asset.mimeType, bytes)
      transaction.createIfNotExists({...asset})
      return transaction.get(asset._id)
    },
  })
  return result
}

async function served(c: LakeContext, {corpus, store}: LakeParts): Promise<Response> {
  const id = assetIdOfPath(c.req.path)
  const document = id === null ? undefined : corpus.get(id)
  const blob = id === null ? undefined : store.blob(id)
  if (!document || !blob) throw plainError(404, `There is no asset at ${c.req.path}`)
  const parameters = new URL(c.req.url).searchParams
  const {originalFilename} = document
  const {bytes, mimeType} =
    document._type === 'sanity.imageAsset'
      ? await refusing(transformImage(blob.bytes, parameters, {accept: c.req.header('accept') ?? ''}))
      : {bytes: blob.bytes, mimeType: blob.type}
  const headers = assetHeaders({
    mimeType,
    originalFilename: typeof originalFilename === 'string' ? originalFilename : undefined,
    download: parameters.get('dl'),
  })
  return c.body(new Uint8Array(bytes), 200, {...headers, Vary: 'Accept'})
}

async function refusing<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (error instanceof AssetError) throw plainError(error.statusCode, error.message)
    throw error
  }
}
