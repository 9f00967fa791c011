package dev.darkroom.jobs.dynamodb;

import dev.darkroom.jobs.Job;
import dev.darkroom.jobs.audit.JobPages;
import dev.darkroom.jobs.audit.JobPagesContract;
import dev.darkroom.kernel.JobId;
import dev.darkroom.testing.StandIns;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class DynamoJobPagesIT extends JobPagesContract {
    private final DynamoDbClient client = StandIns.shared().dynamoDb();
    private final JobTables tables = new JobTables(StandIns.shared().tableName("JobsTable"), null);

    @Override
    protected JobPages pages() {
        return new DynamoJobPages(client, tables);
    }

    @Override
    protected void put(Job job) {
        client.putItem(request -> request.tableName(tables.jobs()).item(JobRows.row(job)));
    }

    @Override
    protected void damage(JobId id) {
        client.updateItem(request ->
                request.tableName(tables.jobs()).key(DynamoJobStore.key(id)).updateExpression("REMOVE version"));
    }
}
