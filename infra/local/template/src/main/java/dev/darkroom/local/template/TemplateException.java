package dev.darkroom.local.template;

/** The template says something that cannot be carried out here; the message starts with the path of the place in the template. */
public final class TemplateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TemplateException(String path, String problem) {
        super(path + ": " + problem);
    }
}
