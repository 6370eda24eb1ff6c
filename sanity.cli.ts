import {defineCliConfig} from 'sanity/cli'
import {studioEnvironment} from './studio/environment.ts'

const {projectId, dataset} = studioEnvironment()

export default defineCliConfig({
  api: {projectId, dataset},
  deployment: {autoUpdates: false},
  typegen: {
    path: './src/queries/generated/queries.ts',
    schema: './schemas/schema.json',
    generates: './src/queries/generated/sanity.types.ts',
    overloadClientMethods: false,
  },
})
