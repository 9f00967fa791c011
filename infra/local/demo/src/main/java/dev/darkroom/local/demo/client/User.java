package dev.darkroom.local.demo.client;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One signed-in user of the jobs contract. Every typed call throws {@link Refused} when the server says no. */
public record User(Darkroom darkroom, String id, String token) {

    public Request get(String path) {
        return darkroom.get(path).token(token);
    }

    public Request post(String path) {
        return darkroom.post(path).token(token);
    }

    public Request request(String method, String path) {
        return darkroom.request(method, path).token(token);
    }

    public Answers.Me me() {
        return get("/me").send().as(Answers.Me.class);
    }

    public Answers.Preset preset(String presetId) {
        return get("/presets/" + presetId).send().as(Answers.Preset.class);
    }

    public List<String> presetIds() {
        return get("/presets").send().orRefused().data().findValuesAsText("id");
    }

    public Answers.Rule storeRule(String name, String presetId, Map<String, Answers.Change> concepts) {
        return post("/rules")
                .json(Map.of("name", name, "preset_id", presetId, "concepts", concepts))
                .send()
                .as(Answers.Rule.class);
    }

    /** Holds one credit per announced photo. */
    public Answers.CreatedJob createJob(String presetId, List<Answers.Announced> photos) {
        return post("/jobs")
                .json(Map.of("preset", presetId, "item_count", photos.size(), "items", photos))
                .send()
                .as(Answers.CreatedJob.class);
    }

    public void confirmUpload(String jobId) {
        post("/jobs/" + jobId + "/confirm-upload").send().orRefused();
    }

    /** Runs a stored rule over the photos of the job. */
    public void execute(String jobId, String ruleId, Map<String, Answers.Change> concepts) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("concepts", concepts);
        body.put("rule_id", ruleId);
        post("/jobs/" + jobId + "/execute").json(body).send().orRefused();
    }

    public Answers.Job job(String jobId) {
        return get("/jobs/" + jobId).send().as(Answers.Job.class);
    }

    public Answers.Receipt receipt(String jobId) {
        return get("/jobs/" + jobId + "/receipt").send().as(Answers.Receipt.class);
    }
}
