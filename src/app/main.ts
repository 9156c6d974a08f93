import '../../models/strict-zod.ts';
import { shutDoors } from '../seal/shut-doors.ts';
import { cardUrl, openModel } from './shipped-model.ts';
import { startApp } from './start-app.ts';

shutDoors(globalThis);
void startApp({ root: document.body, openVerifier: openModel, cardUrl });
