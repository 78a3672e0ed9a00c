import { Inject } from '@nestjs/common';
import { Query, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { AllowedTo } from '#nest';
import { RecordAlarmView } from './record-alarm.view.js';

const ALARMS_MAX = 50;

@Resolver()
export class RecordAlarmsResolver {
  constructor(@Inject(DataSource) private readonly db: DataSource) {}

  @AllowedTo('SUPERVISOR', 'AUDITOR')
  @Query(() => [RecordAlarmView], {
    description: 'Who wanted to open more records in an hour than anybody works with: the newest 50 of your office.',
  })
  recordAlarms(): Promise<readonly RecordAlarmView[]> {
    return this.db.getRepository(RecordAlarmView).find({ order: { at: 'DESC', eventId: 'ASC' }, take: ALARMS_MAX });
  }
}
