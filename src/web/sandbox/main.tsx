import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { connect } from './api/live.ts';
import { App } from './app.tsx';
import './discord/elements.ts';
import './style/tokens.css';
import './style/page.css';
import './style/discord.css';
import './style/messages.css';
import './style/flex.css';

connect();

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
