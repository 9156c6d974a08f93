import { cardUrl, openShippedModel } from './shipped-model.ts';
import { startApp } from './start-app.ts';

void startApp({ root: document.body, openVerifier: openShippedModel, cardUrl });
