export {renderEdition, type EditionOptions, type RenderedEdition} from './renderEdition.ts'
export {editionSize, editionSizeLimits, type EditionSize} from './editionSize.ts'
export type {LastEdition} from './changesEdition.ts'
