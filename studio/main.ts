import './page.css'
import {renderStudio} from 'sanity'
import config from '../sanity.config.ts'

const element = document.getElementById('studio')
if (!element) throw new Error('studio/index.html has no element with the id "studio".')
renderStudio(element, config)
