import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { DumpProvider } from './app/dump-provider';
import { startLocale } from './app/locale';
import { createQueryClient } from './app/query-client';
import { startTheme } from './app/theme';
import { App } from './ui/App';
import './ui/theme/tokens.css';
import './ui/theme/base.css';

startTheme();
const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
void startLocale().then(() =>
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={createQueryClient()}>
        <DumpProvider>
          <App />
        </DumpProvider>
      </QueryClientProvider>
    </StrictMode>,
  ),
);
