import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '../node_modules/dkfds/dist/css/dkfds.min.css'
import './style/style.css'
import { App } from './frame/app.tsx'
import { startTexts } from './texts/texts.ts'

await startTexts()
createRoot(document.getElementById('samsyn') as HTMLElement).render(<StrictMode><App /></StrictMode>)
